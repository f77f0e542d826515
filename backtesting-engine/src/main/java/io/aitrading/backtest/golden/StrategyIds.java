package io.aitrading.backtest.golden;

import io.aitrading.trading.strategy.Signal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads strategy ids of reference files, such as {@code sma_cross_10_30}, into names and parameters of the catalogue. */
final class StrategyIds {
    /**
     * A strategy of the catalogue with its parameters.
     *
     * @param conditions what it does, as conditions of a declarative strategy; empty where it cannot be said so
     */
    record Choice(String name, Map<String, Object> parameters, Map<Signal, String> conditions) {
        /** Whether the conditions are the strategy's own, as far as they are known. */
        boolean says(Map<Signal, String> words) {
            return conditions.isEmpty() || conditions.equals(words);
        }
    }

    private record Form(
            Pattern pattern,
            String name,
            Map<String, Object> fixed,
            String entry,
            String exit,
            List<String> parameters) {}

    private static final String NUMBER = "[_-]?(\\d+(?:\\.\\d+)?)";
    private static final List<Form> FORMS = List.of(
            form(
                    "sma(?:_?cross(?:over)?)?" + NUMBER + NUMBER,
                    "moving-average-cross",
                    Map.of(),
                    "crossesAbove(sma(close, $1), sma(close, $2))",
                    "crossesBelow(sma(close, $1), sma(close, $2))",
                    "fast",
                    "slow"),
            form(
                    "ema(?:_?cross(?:over)?)?" + NUMBER + NUMBER,
                    "moving-average-cross",
                    Map.of("average", "ema"),
                    "crossesAbove(ema(close, $1), ema(close, $2))",
                    "crossesBelow(ema(close, $1), ema(close, $2))",
                    "fast",
                    "slow"),
            form(
                    "donchian(?:_breakout)?" + NUMBER + NUMBER,
                    "donchian-breakout",
                    Map.of(),
                    "close > previous(highest(high, $1), 1)",
                    "close < previous(lowest(low, $2), 1)",
                    "entryBars",
                    "exitBars"),
            form(
                    "rsi(?:_reversion)?" + NUMBER + NUMBER + NUMBER,
                    "rsi-reversion",
                    Map.of(),
                    "rsi(close, $1) < $2",
                    "rsi(close, $1) > $3",
                    "length",
                    "oversold",
                    "overbought"),
            form(
                    "(?:bollinger|bbands?|bb)(?:_?(?:reversion|mean_?reversion|meanrev|mr))?" + NUMBER + NUMBER,
                    "bollinger-reversion",
                    Map.of(),
                    "",
                    "",
                    "length",
                    "deviations"),
            form("macd(?:_?cross)?" + NUMBER + NUMBER + NUMBER, "macd", Map.of(), "", "", "fast", "slow", "signal"),
            form("(?:momentum|mom|roc)" + NUMBER, "momentum", Map.of(), "", "", "lookBack"),
            form("(?:momentum|mom|roc)" + NUMBER + NUMBER, "momentum", Map.of(), "", "", "lookBack", "threshold"),
            form("buy_?(?:and_?)?hold", "buy-and-hold", Map.of(), "", ""));

    private StrategyIds() {}

    private static Form form(
            String regex, String name, Map<String, Object> fixed, String entry, String exit, String... parameters) {
        return new Form(Pattern.compile(regex), name, fixed, entry, exit, List.of(parameters));
    }

    /** The strategy an id names; {@code exitRule} tells apart what the id does not say. */
    static Optional<Choice> parse(String id, String exitRule) {
        String text = id.toLowerCase(Locale.ROOT);
        for (Form form : FORMS) {
            Matcher match = form.pattern().matcher(text);
            if (match.matches()) {
                return Optional.of(choice(form, match, exitRule.toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    private static Choice choice(Form form, Matcher match, String exitRule) {
        Map<String, Object> parameters = new LinkedHashMap<>(form.fixed());
        Map<Signal, String> conditions = new EnumMap<>(Signal.class);
        for (int i = 0; i < form.parameters().size(); i++) {
            parameters.put(form.parameters().get(i), match.group(i + 1));
        }
        if (!form.entry().isEmpty()) {
            conditions.put(Signal.ENTER_LONG, filled(form.entry(), match));
            conditions.put(Signal.EXIT_LONG, filled(form.exit(), match));
        }
        if (form.name().equals("bollinger-reversion")) {
            boolean upper = exitRule.contains("upper");
            String middle = "sma(close, " + match.group(1) + ")";
            String width = match.group(2) + " * stdev(close, " + match.group(1) + ")";
            parameters.put("exit", upper ? "upper" : "middle");
            conditions.put(Signal.ENTER_LONG, "close < (" + middle + " - " + width + ")");
            conditions.put(Signal.EXIT_LONG, "close > " + (upper ? "(" + middle + " + " + width + ")" : middle));
        }
        return new Choice(form.name(), parameters, conditions);
    }

    private static String filled(String template, Matcher match) {
        String text = template;
        for (int i = 1; i <= match.groupCount(); i++) {
            text = text.replace("$" + i, match.group(i));
        }
        return text;
    }
}
