package io.aitrading.configuration.schema;

import io.aitrading.domain.PlatformService;
import io.aitrading.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that ship with the platform. */
@Component
public class SchemaCatalogue {
    private static final String FOLDER = "/io/aitrading/configuration/schema/";

    private final Map<PlatformService, ServiceSchema> schemas = new EnumMap<>(PlatformService.class);

    SchemaCatalogue() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        List<KeySchema> common = List.of(read(json, "common.json", KeySchema[].class)
                .orElseThrow(() -> new IllegalStateException("common.json is missing")));
        for (PlatformService service : PlatformService.values()) {
            // Nobody tells this service its own settings while it runs, so it has no keys that would promise that.
            List<KeySchema> followed = service == PlatformService.CONFIGURATION_SERVICE ? List.of() : common;
            schemas.put(service, load(json, service.serviceName(), followed));
        }
    }

    /** Keys of the service's own, then those that every service has. */
    private static ServiceSchema load(JsonMapper json, String service, List<KeySchema> common) {
        List<KeySchema> keys = new ArrayList<>(read(json, service + ".json", ServiceSchema.class)
                .map(schema -> keysOf(service, schema))
                .orElse(List.of()));
        keys.addAll(common);
        return new ServiceSchema(service, keys);
    }

    private static List<KeySchema> keysOf(String service, ServiceSchema schema) {
        if (!schema.service().equals(service)) {
            throw new IllegalStateException("the schema of " + service + " says it is of " + schema.service());
        }
        return schema.keys();
    }

    private static <T> Optional<T> read(JsonMapper json, String file, Class<T> type) {
        try (@Nullable InputStream in = SchemaCatalogue.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(json.readValue(in, type));
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
