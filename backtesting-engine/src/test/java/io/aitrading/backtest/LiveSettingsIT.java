package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.testing.TestConfiguration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An operator changes what users may have while the engine runs. */
class LiveSettingsIT {
    private static final String SWEEPS = "/api/v1/backtests/sweeps";

    @Test
    void aPushedQuotaCountsFromTheNextRequestOn() {
        try (TestConfiguration configuration = TestConfiguration.start();
                BacktestWorld world = new BacktestWorld(
                        Map.of(
                                "platform.configuration.watch",
                                "true",
                                "CONFIGURATION_SERVICE_URL",
                                configuration.url()),
                        BacktestingEngineApplication.class)) {
            String pushed = configuration.push(Map.of(
                    "backtest.max-active-jobs-per-user", "1",
                    "backtest.max-sweep-points", "9000",
                    "backtest.workers", "1"));
            // The test's command line has a word on workers; both are for a start.
            assertThat(pushed)
                    .contains("\"outcome\":\"APPLIED\"", "\"overridden\":[\"backtest.workers\"]")
                    .contains("\"needsRestart\":[\"backtest.max-sweep-points\",\"backtest.workers\"]");
            assertThat(world.post(SWEEPS, longSweep()).status()).isEqualTo(202);
            BacktestWorld.Answer refused = world.post(SWEEPS, longSweep());
            assertThat(refused.status()).as(refused.text()).isEqualTo(429);
            assertThat(refused.text()).contains("QUOTA_EXCEEDED", "the limit is 1");

            configuration.push(Map.of("backtest.max-active-jobs-per-user", "2"));
            assertThat(world.post(SWEEPS, longSweep()).status()).isEqualTo(202);
        }
    }

    /** Long enough to be open while the next one comes. */
    private static String longSweep() {
        return """
                {"base":{"strategy":{"name":"moving-average-cross"},"data":{"dataset":"bitstamp-btcusd-1m"},
                "capital":"10000","fees":{"rate":"0.001"}},"values":{"fast":[%s],"slow":[%s]}}"""
                .formatted(numbers(2, 82), numbers(100, 200));
    }

    private static String numbers(int from, int below) {
        return IntStream.range(from, below).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
