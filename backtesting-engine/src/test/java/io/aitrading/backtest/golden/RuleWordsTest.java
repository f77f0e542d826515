package io.aitrading.backtest.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.declarative.RuleStrategy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RuleWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMA(close,10) crosses above SMA(close,30) at a bar close | SMA10 crosses below SMA30"
                        + " | crossesAbove(sma(close, 10), sma(close, 30)) | crossesBelow(sma(close, 10), sma(close, 30))",
                "flat and close > highest high of the previous 20 bars | long and close < lowest low of the previous 10 bars"
                        + " | close > previous(highest(high, 20), 1) | close < previous(lowest(low, 10), 1)",
                "flat and Wilder RSI(14) of close < 30 | long and RSI > 70 | rsi(close, 14) < 30 | rsi(close, 14) > 70",
                "flat and close < lower Bollinger band(20,2) | long and close > middle band"
                        + " | close < (sma(close, 20) - 2 * stdev(close, 20)) | close > sma(close, 20)",
                "flat and close < SMA(close,20) - 2 x population stdev(close,20) | long and close > SMA20"
                        + " | close < sma(close, 20) - 2 * stdev(close, 20) | close > sma(close, 20)",
                "flat and close > close 20 bars ago | long and close < close 20 bars ago"
                        + " | close > previous(close, 20) | close < previous(close, 20)",
            })
    void wordsBecomeConditions(String entry, String exit, String enterLong, String exitLong) {
        assertThat(RuleWords.translate(entry, exit))
                .contains(Map.of(Signal.ENTER_LONG, enterLong, Signal.EXIT_LONG, exitLong));
    }

    @Test
    void theLinesOfTheAverageDistanceAreWrittenOut() {
        String line = "(ema(close, 12) - ema(close, 26))";
        assertThat(RuleWords.translate("MACD(12,26) crosses above its signal(9)", "MACD crosses below signal"))
                .contains(Map.of(
                        Signal.ENTER_LONG, "crossesAbove(" + line + ", ema(" + line + ", 9))",
                        Signal.EXIT_LONG, "crossesBelow(" + line + ", ema(" + line + ", 9))"));
    }

    @Test
    void unknownWordsMakeNoStrategy() {
        assertThat(RuleWords.translate("the stars align", "they do not")).isEmpty();
        assertThat(RuleWords.translate("close > 5", "the stars align")).isEmpty();
    }

    @Test
    void theWordsDecideWhereTheyContradictTheId() {
        assertThat(strategyOf("rsi14_30_70", "Wilder RSI(14) of close < 25", "RSI > 70"))
                .isInstanceOf(RuleStrategy.class);
        assertThat(strategyOf("rsi14_30_70", "flat and Wilder RSI(14) of close < 30", "long and RSI > 70"))
                .isNotInstanceOf(RuleStrategy.class);
        assertThat(strategyOf("something_new", "flat and close > SMA(close,50)", "long and close < SMA50"))
                .isInstanceOf(RuleStrategy.class);
        assertThatThrownBy(() -> strategyOf("something_new", "", "")).hasMessageContaining("something_new");
    }

    private static Object strategyOf(String id, String entry, String exit) {
        return RunStrategies.of(JsonMapper.shared()
                .createObjectNode()
                .put("strategy", id)
                .set(
                        "rule",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("entry", entry)
                                .put("exit", exit)));
    }
}
