package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same trades give the same orders: twice in a row, and once more with the JVM killed in the middle. How many trades is set by
 * {@code -Dfleet.replay.trades}: 600 of them take two to three minutes, the acceptance run takes 20,000.
 */
class ReplayDeterminismIT {
    private static final int TRADES = Integer.getInteger("fleet.replay.trades", 600);

    @TempDir
    Path first;

    @TempDir
    Path second;

    @TempDir
    Path third;

    @Test
    void equalTradesGiveEqualOrdersAlsoAcrossAKill() {
        Stream unbroken = run(first, -1);
        assertThat(unbroken.orders())
                .as("the strategies must trade for this to prove anything")
                .isPositive();

        assertThat(run(second, -1)).isEqualTo(unbroken);
        assertThat(run(third, TRADES / 2)).isEqualTo(unbroken);
    }

    private Stream run(Path state, int killAfter) {
        try (RunningFleet fleet = new RunningFleet(state, SteppedReplay.OPTIONS)) {
            assertThat(fleet.api(PlatformService.TRADING_ENGINE)
                            .get("/api/v1/trading/status")
                            .json()
                            .path("strategies")
                            .path("RUNNING")
                            .asInt())
                    .as("strategies that run as soon as the fleet says that it is ready")
                    .isEqualTo(2);
            SteppedReplay replay = new SteppedReplay(fleet);
            for (int done = 0; done < TRADES; done++) {
                replay.step();
                if (done == killAfter) {
                    fleet.kill();
                    fleet.startAgain();
                }
            }
            Api orders = fleet.api(PlatformService.ORDER_MANAGEMENT).as(ServiceToken.of(fleet));
            JsonNode hash = orders.get("/api/v1/orders/stream-hash?accountId=00000000-0000-7000-8000-0000000000a1")
                    .json();
            return new Stream(hash.path("orders").asLong(), hash.path("sha256").asString());
        }
    }

    private record Stream(long orders, String sha256) {}
}
