package io.aitrading.backtest.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads strategy ids of reference files, such as {@code sma_cross_10_30}, into names and parameters of the catalogue. */
final class StrategyIds {
    /** A strategy of the catalogue with its parameters. */
    record Choice(String name, Map<String, Object> parameters) {}

    private record Form(Pattern pattern, String name, Map<String, Object> fixed, List<String> parameters) {}

    private static final String NUMBER = "[_-]?(\\d+(?:\\.\\d+)?)";
    private static final List<Form> FORMS = List.of(
            form("sma(?:_?cross)?" + NUMBER + NUMBER, "moving-average-cross", Map.of(), "fast", "slow"),
            form("ema(?:_?cross)?" + NUMBER + NUMBER, "moving-average-cross", Map.of("average", "ema"), "fast", "slow"),
            form("donchian(?:_breakout)?" + NUMBER + NUMBER, "donchian-breakout", Map.of(), "entryBars", "exitBars"),
            form(
                    "rsi(?:_reversion)?" + NUMBER + NUMBER + NUMBER,
                    "rsi-reversion",
                    Map.of(),
                    "length",
                    "oversold",
                    "overbought"),
            form(
                    "(?:bollinger|bbands?|bb)(?:_reversion)?" + NUMBER + NUMBER,
                    "bollinger-reversion",
                    Map.of(),
                    "length",
                    "deviations"),
            form("macd(?:_cross)?" + NUMBER + NUMBER + NUMBER, "macd", Map.of(), "fast", "slow", "signal"),
            form("(?:momentum|mom|roc)" + NUMBER, "momentum", Map.of(), "lookBack"),
            form("(?:momentum|mom|roc)" + NUMBER + NUMBER, "momentum", Map.of(), "lookBack", "threshold"),
            form("buy_?(?:and_?)?hold", "buy-and-hold", Map.of()));

    private StrategyIds() {}

    private static Form form(String regex, String name, Map<String, Object> fixed, String... parameters) {
        return new Form(Pattern.compile(regex), name, fixed, List.of(parameters));
    }

    /** The strategy an id names; {@code exitRule} tells apart what the id does not say. */
    static Choice parse(String id, String exitRule) {
        String text = id.toLowerCase(Locale.ROOT);
        for (Form form : FORMS) {
            Matcher match = form.pattern().matcher(text);
            if (match.matches()) {
                Map<String, Object> parameters = new LinkedHashMap<>(form.fixed());
                for (int i = 0; i < form.parameters().size(); i++) {
                    parameters.put(form.parameters().get(i), match.group(i + 1));
                }
                if (form.name().equals("bollinger-reversion")) {
                    parameters.put("exit", exitRule.toLowerCase(Locale.ROOT).contains("upper") ? "upper" : "middle");
                }
                return new Choice(form.name(), parameters);
            }
        }
        throw new IllegalArgumentException("no strategy is known by the id " + id);
    }
}
