package io.aitrading.health;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The values an operator may change while the service runs. Reading never waits: it answers from memory, which
 * configuration-service keeps up to date in the background and a copy on disk fills at start. A service must have a
 * default for every value, since there may be none yet.
 */
public interface LiveConfiguration {
    /** The value of a key, if one is set. */
    Optional<JsonNode> value(String key);

    /** The flag's state, if it is known. */
    Optional<Boolean> knownFlag(String name);

    /** Revision of the values in use; 0 before the first. */
    long revision();

    /** Runs the action after each change, on a background thread; a failing action is logged and keeps its subscription. */
    void onChange(Runnable action);

    default String text(String key, String fallback) {
        return value(key)
                .map(node -> node.isString() ? node.stringValue() : node.toString())
                .orElse(fallback);
    }

    default long number(String key, long fallback) {
        return value(key)
                .filter(JsonNode::canConvertToLong)
                .map(JsonNode::longValue)
                .orElse(fallback);
    }

    default boolean flag(String name, boolean fallback) {
        return knownFlag(name).orElse(fallback);
    }
}
