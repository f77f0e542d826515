package io.aitrading.bridge.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.bridge.Trades;
import io.aitrading.bridge.regime.MarketRegime.Activity;
import io.aitrading.bridge.regime.MarketRegime.Trend;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RegimeClassifierTest {

    @Test
    void aStraightRiseIsATrendOfFullEfficiency() {
        MarketRegime regime = classify(60, i -> 800 + i);
        assertThat(regime.trend()).isEqualTo(Trend.UP);
        assertThat(regime.efficiency()).isCloseTo(1, within(1e-12));
        assertThat(classify(60, i -> 800 - i).trend()).isEqualTo(Trend.DOWN);
    }

    @Test
    void goingToAndFroIsARange() {
        MarketRegime regime = classify(60, i -> 800 + i % 2);
        assertThat(regime.trend()).isEqualTo(Trend.RANGE);
        assertThat(regime.activity()).isEqualTo(Activity.NORMAL);
    }

    @Test
    void aQuietMarketThatWakesUpIsWildAndTheOtherWayRoundQuiet() {
        assertThat(classify(120, i -> 800 + (i > 100 ? 20 : 1) * (i % 2)).activity())
                .isEqualTo(Activity.WILD);
        assertThat(classify(120, i -> 800 + (i > 95 ? 1 : 20) * (i % 2)).activity())
                .isEqualTo(Activity.QUIET);
    }

    @Test
    void tooFewCandlesAreNoRegime() {
        MarketRegime regime = classify(29, i -> 800 + i);
        assertThat(regime.trend()).isEqualTo(Trend.UNKNOWN);
        assertThat(RegimeClassifier.classify(Trades.SYMBOL, "1m", List.of()).asOf())
                .isNull();
    }

    @Test
    void aMarketThatStandsStillHasNoTrendAndNoVolatility() {
        MarketRegime regime = classify(60, i -> 800);
        assertThat(regime.trend()).isEqualTo(Trend.RANGE);
        assertThat(regime.volatility()).isZero();
        assertThat(regime.activity()).isEqualTo(Activity.NORMAL);
    }

    private static MarketRegime classify(int count, IntToDoubleFunction close) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Price price = Price.of(Double.toString(close.applyAsDouble(i)));
            candles.add(new Candle(
                    Trades.SYMBOL,
                    "1m",
                    Trades.START.plusSeconds(60L * i),
                    price,
                    price,
                    price,
                    price,
                    Quantity.of("1"),
                    1,
                    true));
        }
        return RegimeClassifier.classify(Trades.SYMBOL, "1m", candles);
    }
}
