package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A venue that plays its recorded trades one by one, each only after everybody has finished with the one before. */
final class SteppedReplay {
    /** What a fleet needs for it: it starts stepped, and the engine reads from the first trade on. */
    static final Map<String, String> OPTIONS = Map.of(
            "PAPER_EXCHANGE_REPLAY_MODE", "STEPPED",
            "ENGINE_START_TRADE_ID", "1",
            "RATE_LIMIT_MAX_REQUESTS", "1000000",
            // Its limits go by the clock on the wall; how many recorded seconds fit into one of those is for the
            // stepper to say.
            "PAPER_LIMITS_ORDERSPERTENSECONDS", "1000000",
            "PAPER_LIMITS_WEIGHTPERMINUTE", "1000000");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningFleet fleet;

    SteppedReplay(RunningFleet fleet) {
        this.fleet = fleet;
    }

    /**
     * Where the venue stands.
     *
     * @param tradeId the last public trade
     * @param position recorded trades that have happened
     */
    record Place(long tradeId, int position) {}

    Place place() {
        Api.Answer answer = fleet.api(PlatformService.PAPER_EXCHANGE).get("/control/v1/replay");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new Place(
                answer.json().path("tradeId").asLong(),
                answer.json().path("position").asInt());
    }

    /** Lets so many recorded trades happen. */
    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    /** One recorded trade, and all that the strategies do about it: their own orders make trades as well. */
    void step() {
        Api venue = fleet.api(PlatformService.PAPER_EXCHANGE).as(ServiceToken.of(fleet));
        Api.Answer answer = venue.post("/control/v1/replay/step", Map.of("count", 1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        long seen = answer.json().path("tradeId").asLong();
        while (true) {
            awaitProcessed(seen);
            long last = place().tradeId();
            if (last == seen) {
                return;
            }
            seen = last;
        }
    }

    /** The engine holds the answer back until the trade is processed, so nothing here has to look again and again. */
    void awaitProcessed(long tradeId) {
        Api engine = fleet.api(PlatformService.TRADING_ENGINE);
        String path = "/api/v1/trading/status?symbol=BTCUSDT&waitMs=5000&waitForTradeId=" + tradeId;
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> processed(engine.get(path).json()) >= tradeId);
    }

    private static long processed(JsonNode status) {
        for (JsonNode symbol : status.path("symbols")) {
            if (symbol.path("symbol").asString().equals("BTCUSDT")) {
                return symbol.path("processedTradeId").asLong();
            }
        }
        return 0;
    }
}
