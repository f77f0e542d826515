package io.aitrading.configuration.schema;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.web.ApiException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All keys of one service, in the order in which people should read them. */
public record ServiceSchema(String service, List<KeySchema> keys) {

    public ServiceSchema {
        Map<String, KeySchema> distinct = new LinkedHashMap<>();
        for (KeySchema key : keys) {
            if (distinct.put(key.key(), key.checked()) != null) {
                throw new IllegalArgumentException(service + " has the key " + key.key() + " twice");
            }
        }
        keys = List.copyOf(keys);
    }

    private Optional<KeySchema> key(String name) {
        return keys.stream().filter(schema -> schema.key().equals(name)).findFirst();
    }

    /** Those of the keys that a service uses only after a restart. */
    public List<String> needRestart(Collection<String> changed) {
        return keys.stream()
                .filter(schema -> schema.applies() == KeySchema.Applies.RESTART)
                .map(KeySchema::key)
                .filter(changed::contains)
                .sorted()
                .toList();
    }

    /** @throws ApiException CONFIG_REJECTED that names every key and rule that is broken */
    public void check(Map<String, JsonNode> values) {
        @Nullable ApiException rejected = null;
        for (Map.Entry<String, JsonNode> entry : values.entrySet()) {
            Optional<KeySchema.Problem> problem = key(entry.getKey())
                    .map(schema -> schema.problem(entry.getValue()))
                    .orElseGet(() -> Optional.of(new KeySchema.Problem("UNKNOWN_KEY", "is no key of " + service)));
            if (problem.isPresent()) {
                KeySchema.Problem broken = problem.get();
                if (rejected == null) {
                    rejected = new ApiException(
                            ConfigurationError.CONFIG_REJECTED, entry.getKey() + " " + broken.message());
                }
                rejected.field("values." + entry.getKey(), broken.rule(), broken.message());
            }
        }
        if (rejected != null) {
            throw rejected;
        }
    }
}
