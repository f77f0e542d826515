package io.aitrading.web.request;

import io.aitrading.domain.id.Ids;
import io.aitrading.web.StepUp;
import io.aitrading.web.WebProperties;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Filters around every request, and the parameters that handlers may ask for. */
@AutoConfiguration
final class RequestAutoConfiguration {
    /** Spring Security's filter stands at -100. */
    private static final int AFTER_SECURITY = -90;

    @Bean
    FilterRegistrationBean<Filter> correlationFilter(
            @Value("${spring.application.name:unknown}") String service, Ids ids) {
        FilterRegistrationBean<Filter> registration =
                registration(new CorrelationFilter(service, ids), Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> callerLogFilter() {
        return registration(new CallerLogFilter(), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(WebProperties properties, Problems problems) {
        return registration(
                new BodyLimitFilter(properties.maxBodySize(), properties.bodySizes(), problems), AFTER_SECURITY + 1);
    }

    @Bean
    StepUp stepUp(InstantSource clock) {
        return new StepUp(clock);
    }

    @Bean
    WebMvcConfigurer platformParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
                resolvers.add(new PageRequestParamsResolver());
            }
        };
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
