package io.aitrading.configuration.schema;

import io.aitrading.domain.PlatformService;
import io.aitrading.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that ship with the platform; a service without one has no keys yet. */
@Component
public class SchemaCatalogue {
    private static final String FOLDER = "/io/aitrading/configuration/schema/";

    private final Map<PlatformService, ServiceSchema> schemas = new EnumMap<>(PlatformService.class);

    SchemaCatalogue() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (PlatformService service : PlatformService.values()) {
            schemas.put(service, load(json, service.serviceName()));
        }
    }

    private static ServiceSchema load(JsonMapper json, String service) {
        try (@Nullable InputStream in = SchemaCatalogue.class.getResourceAsStream(FOLDER + service + ".json")) {
            if (in == null) {
                return new ServiceSchema(service, List.of());
            }
            ServiceSchema schema = json.readValue(in, ServiceSchema.class);
            if (!schema.service().equals(service)) {
                throw new IllegalStateException("the schema of " + service + " says it is of " + schema.service());
            }
            return schema;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws ApiException NOT_FOUND for a name that is no service */
    public ServiceSchema of(String serviceName) {
        PlatformService service =
                PlatformService.named(serviceName).orElseThrow(() -> ApiException.notFound("service"));
        @Nullable ServiceSchema schema = schemas.get(service);
        return schema == null ? new ServiceSchema(serviceName, List.of()) : schema;
    }
}
