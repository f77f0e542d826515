package io.aitrading.engine.order;

import java.util.Map;

/**
 * Why an order must not be sent now.
 *
 * @param code stable code such as {@code SIGNAL_STALE}
 * @param facts the value that was measured and the threshold that it was held against
 */
public record Objection(String code, Map<String, String> facts) {
    public static Objection of(String code, String value, String threshold) {
        return new Objection(code, Map.of("value", value, "threshold", threshold));
    }
}
