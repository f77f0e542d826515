package io.aitrading.web.openapi;

import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import io.aitrading.web.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;

/** /v3/api-docs with the bearer token and the problem of every operation. */
@AutoConfiguration(before = SpringDocConfiguration.class)
final class OpenApiAutoConfiguration {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_REF = "#/components/schemas/" + PROBLEM;

    OpenApiAutoConfiguration() {
        // Filled in by the platform, not sent by the caller.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageRequestParams.class);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI serviceApi(@Value("${spring.application.name:service}") String service) {
        return new OpenAPI()
                .info(new Info().title(service).version("v1"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)
                                        .bearerFormat("JWT")));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> {
            if (api.getComponents() == null) {
                api.components(new Components());
            }
            ModelConverters.getInstance().readAll(Problem.class).forEach((name, schema) -> api.getComponents()
                    .addSchemas(name, schema));
        };
    }

    @Bean
    GlobalOperationCustomizer problemAnswersAndPages() {
        return (operation, handler) -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == PageRequestParams.class) {
                    operation.addParametersItem(limit()).addParametersItem(cursor());
                }
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("What went wrong (RFC 9457)")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType().schema(new Schema<Problem>().$ref(PROBLEM_REF)))));
            return operation;
        };
    }

    private static Parameter limit() {
        return new Parameter()
                .in("query")
                .name("limit")
                .schema(new IntegerSchema()
                        ._default(PageRequestParams.DEFAULT_LIMIT)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequestParams.MAX_LIMIT)));
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("nextCursor of the page before")
                .schema(new StringSchema());
    }
}
