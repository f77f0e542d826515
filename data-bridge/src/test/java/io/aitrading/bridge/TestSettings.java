package io.aitrading.bridge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Settings for tests. */
public final class TestSettings {
    private TestSettings() {}

    public static BridgeProperties withRing(int capacity) {
        return new BridgeProperties(
                null, null, List.of(), 20, capacity, 2, Duration.ofSeconds(5), new BigDecimal("5"), 1_500, 100);
    }
}
