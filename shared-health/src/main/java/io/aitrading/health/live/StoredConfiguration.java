package io.aitrading.health.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What configuration-service last said, as properties for a start: so settings that are read once can be changed there too. */
public final class StoredConfiguration {
    private StoredConfiguration() {}

    public static Map<String, Object> read(String stateDirectory, String service) {
        Map<String, Object> properties = new HashMap<>();
        new LastKnownGood(Path.of(stateDirectory), service, JsonMapper.shared())
                .read()
                .ifPresent(snapshot -> snapshot.values().forEach((key, value) -> properties.put(key, text(value))));
        return properties;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
