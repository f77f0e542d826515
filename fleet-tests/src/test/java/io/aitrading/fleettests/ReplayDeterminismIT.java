package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same trades give the same orders: twice in a row, and once more with the JVM killed in the middle. How many trades is set by
 * {@code -Dfleet.replay.trades}: 600 of them take two to three minutes, the acceptance run takes 20,000.
 */
class ReplayDeterminismIT {
    private static final int TRADES = Integer.getInteger("fleet.replay.trades", 600);
    private static final int STEP = 1;
    private static final Map<String, String> STEPPED = Map.of(
            "PAPER_EXCHANGE_REPLAY_MODE", "STEPPED",
            "ENGINE_START_TRADE_ID", "1",
            "RATE_LIMIT_MAX_REQUESTS", "1000000");

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
        try (RunningFleet fleet = new RunningFleet(state, STEPPED)) {
            long start = processed(fleet);
            for (int done = 0; done < TRADES; done += STEP) {
                step(fleet);
                if (done == killAfter) {
                    fleet.kill();
                    fleet.startAgain();
                }
            }
            awaitProcessed(fleet, start);
            Api orders = fleet.api(PlatformService.ORDER_MANAGEMENT).as(ServiceToken.of(fleet));
            JsonNode hash = orders.get("/api/v1/orders/stream-hash?accountId=00000000-0000-7000-8000-0000000000a1")
                    .json();
            return new Stream(hash.path("orders").asLong(), hash.path("sha256").asString());
        }
    }

    private static void step(RunningFleet fleet) {
        Api venue = fleet.api(PlatformService.PAPER_EXCHANGE).as(ServiceToken.of(fleet));
        Api.Answer answer = venue.post("/control/v1/replay/step", Map.of("count", STEP));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        awaitProcessed(fleet, answer.json().path("tradeId").asLong());
    }

    /** The engine holds the answer back until the trade is processed, so nothing here has to look again and again. */
    private static void awaitProcessed(RunningFleet fleet, long tradeId) {
        Api engine = fleet.api(PlatformService.TRADING_ENGINE);
        String path = "/api/v1/trading/status?symbol=BTCUSDT&waitMs=5000&waitForTradeId=" + tradeId;
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> processed(engine.get(path).json()) >= tradeId);
    }

    private static long processed(RunningFleet fleet) {
        return processed(fleet.api(PlatformService.TRADING_ENGINE)
                .get("/api/v1/trading/status")
                .json());
    }

    private static long processed(JsonNode status) {
        for (JsonNode symbol : status.path("symbols")) {
            if (symbol.path("symbol").asString().equals("BTCUSDT")) {
                return symbol.path("processedTradeId").asLong();
            }
        }
        return 0;
    }

    private record Stream(long orders, String sha256) {}
}
