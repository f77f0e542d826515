package io.aitrading.engine.deployment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lengths of bars by their Binance names. */
public final class BarIntervals {
    private static final Map<String, Duration> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("1s", Duration.ofSeconds(1));
        BY_NAME.put("5s", Duration.ofSeconds(5));
        BY_NAME.put("15s", Duration.ofSeconds(15));
        BY_NAME.put("1m", Duration.ofMinutes(1));
        BY_NAME.put("5m", Duration.ofMinutes(5));
        BY_NAME.put("15m", Duration.ofMinutes(15));
        BY_NAME.put("1h", Duration.ofHours(1));
        BY_NAME.put("4h", Duration.ofHours(4));
        BY_NAME.put("1d", Duration.ofDays(1));
    }

    private BarIntervals() {}

    public static Optional<Duration> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    public static String name(Duration interval) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().equals(interval))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(interval.toString());
    }
}
