package io.aitrading.health.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What configuration-service last said, as properties for a start: so settings that are read once can be changed there too. */
public final class StoredConfiguration {
    /** Its name among the sources of the environment. */
    public static final String SOURCE = "lastKnownGoodConfiguration";

    private StoredConfiguration() {}

    /** As it is on disk; empty when there is none. */
    public static MapPropertySource read(String stateDirectory, String service) {
        return source(new LastKnownGood(Path.of(stateDirectory), service, JsonMapper.shared())
                .read()
                .map(Snapshot::values)
                .orElse(Map.of()));
    }

    /** Values as they stand among the sources of the environment. */
    public static MapPropertySource source(Map<String, JsonNode> values) {
        Map<String, Object> properties = new HashMap<>();
        values.forEach((key, value) -> properties.put(key, text(value)));
        return new MapPropertySource(SOURCE, properties);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
