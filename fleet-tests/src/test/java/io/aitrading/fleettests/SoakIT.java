package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import io.aitrading.invariants.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Left alone for {@code -Dfleet.soak.minutes}, the platform trades, its books hold, and its live memory does not grow. Live means what a
 * full collection leaves, measured after a warm-up and at the end.
 */
@EnabledIfSystemProperty(
        named = "fleet.soak.minutes",
        matches = "\\d+",
        disabledReason = "takes as long as it is told; the acceptance run is -Dfleet.soak.minutes=10")
class SoakIT {
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("fleet.soak.minutes", 10));
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    /** Caches and metrics of calls not made before still come in after the warm-up. */
    private static final double GROWTH_ALLOWED = 1.10;

    @TempDir
    Path state;

    @Test
    void unattendedItTradesItsBooksHoldAndItsMemoryStays() {
        try (RunningFleet fleet = new RunningFleet(state, Map.of())) {
            rest(WARM_UP);
            long liveBefore = fleet.liveHeapBytes();
            long ordersBefore = orders(fleet);
            rest(LENGTH.minus(WARM_UP));
            long liveAfter = fleet.liveHeapBytes();
            long ordersAfter = orders(fleet);
            System.out.printf(
                    "soak of %s: live heap %d MiB, then %d MiB; strategy orders %d, then %d%n",
                    LENGTH, liveBefore >> 20, liveAfter >> 20, ordersBefore, ordersAfter);

            assertThat(ordersAfter).as("orders of the strategies").isGreaterThan(ordersBefore);
            assertThat(liveAfter).as("live heap in bytes").isLessThan((long) (liveBefore * GROWTH_ALLOWED));
            assertThat(fleet.findings()).allMatch(Finding::holds);
        }
    }

    private static long orders(RunningFleet fleet) {
        JsonNode hash = fleet.api(PlatformService.ORDER_MANAGEMENT)
                .as(ServiceToken.of(fleet))
                .get("/api/v1/orders/stream-hash?accountId=00000000-0000-7000-8000-0000000000a1")
                .json();
        return hash.path("orders").asLong();
    }

    /** The one place where time itself is what the test waits for. */
    private static void rest(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
