package io.aitrading.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The values an operator may change while the service runs. Reading never waits: it answers from memory, which
 * configuration-service keeps up to date in the background and a copy on disk fills at start. A service must have a
 * default for every value, since there may be none yet. Settings bound to a record follow by {@link Live}.
 */
public interface LiveConfiguration {
    /** All values in force, by key. */
    Map<String, JsonNode> values();

    /** The flag's state, if it is known. */
    Optional<Boolean> knownFlag(String name);

    /** Revision of the values in use; 0 before the first. */
    long revision();

    /** Runs the action after each change, on a background thread; a failing action is logged and keeps its subscription. */
    void onChange(Runnable action);

    /**
     * Judges values before any of them is in force. Who throws refuses the whole revision: the service goes on with what it
     * has, says so in {@code /health} and to configuration-service, and starts with it again.
     */
    void onOffer(Judge judge);

    /** The revision that was refused and why, until one is accepted. */
    Optional<Refusal> refusal();

    /** Looks at offered values without using them. */
    @FunctionalInterface
    interface Judge {
        /** What puts the values in force, once everybody agrees; must not fail. */
        Runnable prepare(Map<String, JsonNode> values);
    }

    /** @param reasons at least one */
    record Refusal(long revision, List<Reason> reasons) {
        public Refusal {
            reasons = List.copyOf(reasons);
        }

        public String text() {
            return reasons.stream()
                    .map(reason -> reason.field() + ": " + reason.message())
                    .collect(Collectors.joining("; "));
        }
    }

    /** @param field the key, or the prefix of the settings when no single key is to blame */
    record Reason(String field, String message) {}

    /** The value of a key, if one is set. */
    default Optional<JsonNode> value(String key) {
        return Optional.ofNullable(values().get(key));
    }

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
