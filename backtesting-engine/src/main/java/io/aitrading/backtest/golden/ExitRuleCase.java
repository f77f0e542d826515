package io.aitrading.backtest.golden;

import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.ExitRules;
import io.aitrading.trading.backtest.FeeSchedule;
import io.aitrading.trading.backtest.FillRule;
import io.aitrading.trading.backtest.Financing;
import io.aitrading.trading.backtest.IntrabarPath;
import io.aitrading.trading.backtest.ManagedTrade;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.backtest.Slippage;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A handful of candles with written-down signals under a set of exit rules. */
final class ExitRuleCase {
    private static final BigDecimal AMPLE = new BigDecimal("200");
    private static final BigDecimal TICK = new BigDecimal("0.00000001");
    private static final double HALF_OF_THIRD_DECIMAL = 0.0005 + 0.00001;
    private static final double MOST_LEVERAGE = 125;

    private ExitRuleCase() {}

    static GoldenCase run(JsonNode settings, JsonNode one) {
        BarSeries series = series(settings, one.path("candles"));
        BacktestResult result = Backtest.run(
                engineSettings(settings, rules(one.path("params")), series),
                List.of(series),
                new SignalReplay(signals(one.path("candles"))),
                RunControl.NONE);
        return compare(one, result.managedTrades());
    }

    private static BarSeries series(JsonNode settings, JsonNode candles) {
        long interval = intervalMillis(settings.path("timeframe").asString("1h"));
        long first = Instant.parse(settings.path("candle0").asString("2018-10-03T00:00:00Z"))
                .toEpochMilli();
        int n = candles.size();
        PriceColumns columns = new PriceColumns(
                new long[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            JsonNode candle = candles.get(i);
            columns.time()[i] = first + candle.path("i").asInt(i) * interval;
            columns.open()[i] = Fields.real(candle.path("open"), "candles[" + i + "].open");
            columns.high()[i] = Fields.real(candle.path("high"), "candles[" + i + "].high");
            columns.low()[i] = Fields.real(candle.path("low"), "candles[" + i + "].low");
            columns.close()[i] = Fields.real(candle.path("close"), "candles[" + i + "].close");
            columns.volume()[i] = Fields.real(candle, "volume", 0);
        }
        // The tick only rounds what is booked; the rules themselves work on the prices as they are.
        BigDecimal tick = columns.tickSize().min(TICK);
        SymbolSpec symbol = SymbolSpec.of("CASE", "BASE", "QUOTE", tick, BigDecimal.ONE, 1, Long.MAX_VALUE);
        return BarSeries.ofPrices(symbol, interval, columns);
    }

    private static long intervalMillis(String timeframe) {
        long count = Long.parseLong(timeframe.substring(0, timeframe.length() - 1));
        return switch (timeframe.charAt(timeframe.length() - 1)) {
            case 'm' -> count * 60_000;
            case 'h' -> count * 3_600_000;
            case 'd' -> count * 86_400_000;
            default -> throw new IllegalArgumentException("no such timeframe: " + timeframe);
        };
    }

    private static List<Map<Signal, String>> signals(JsonNode candles) {
        List<Map<Signal, String>> byBar = new ArrayList<>();
        for (JsonNode candle : candles) {
            Map<Signal, String> signals = new EnumMap<>(Signal.class);
            String enterTag = text(candle, "enter_tag", "enterTag");
            String exitTag = text(candle, "exit_tag", "exitTag");
            put(signals, candle, "enter_long", Signal.ENTER_LONG, enterTag);
            put(signals, candle, "exit_long", Signal.EXIT_LONG, exitTag);
            put(signals, candle, "enter_short", Signal.ENTER_SHORT, enterTag);
            put(signals, candle, "exit_short", Signal.EXIT_SHORT, exitTag);
            byBar.add(signals);
        }
        return byBar;
    }

    private static void put(Map<Signal, String> signals, JsonNode candle, String name, Signal signal, String tag) {
        if (Fields.flag(candle, name)) {
            signals.put(signal, tag);
        }
    }

    private static String text(JsonNode node, String name, String otherName) {
        JsonNode value = node.has(name) ? node.get(name) : node.path(otherName);
        return value.isString() ? value.asString() : "";
    }

    private static ExitRules rules(JsonNode params) {
        NavigableMap<Long, Double> table = new TreeMap<>();
        params.path("minimalRoi")
                .properties()
                .forEach(row ->
                        table.put(minutes(row.getKey()), Fields.real(row.getValue(), "minimalRoi." + row.getKey())));
        Double given = Fields.realOrNull(params, "unfilledTimeoutMinutes");
        Long timeout = given == null ? null : Long.valueOf(given.longValue());
        return new ExitRules(
                Math.abs(Fields.real(params.path("stopLoss"), "stopLoss")),
                table,
                Fields.flag(params, "trailingStop"),
                Fields.flag(params, "trailingOnlyOffsetIsReached"),
                Fields.realOrNull(params, "trailingStopPositive"),
                Fields.real(params, "trailingStopPositiveOffset", 0),
                Fields.flag(params, "useExitSignal"),
                Fields.flag(params, "useCustomStoploss"),
                Fields.realOrNull(params, "customEntryPrice"),
                Fields.realOrNull(params, "customExitPrice"),
                Fields.real(params, "leverage", 1),
                timeout,
                timeout,
                Fields.realOrNull(params, "adjustEntryPrice"));
    }

    private static long minutes(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "minimalRoi has the key '" + key + "', which is no number of minutes", e);
        }
    }

    /** Enough for any number of lost trades: the cases are about prices, not about what one can afford. */
    private static BigDecimal capital(ExitRules rules, BarSeries series) {
        double highest = 1;
        for (int i = 0; i < series.size(); i++) {
            highest = Math.max(highest, series.symbol().priceValue(series.highTicks(i)));
        }
        return BigDecimal.valueOf(Math.ceil(highest * rules.leverage())).multiply(AMPLE);
    }

    private static BacktestSettings engineSettings(JsonNode settings, ExitRules rules, BarSeries series) {
        return new BacktestSettings(
                capital(rules, series),
                new Sizing.FixedQuantity(BigDecimal.ONE),
                FeeSchedule.flat(BigDecimal.valueOf(Fields.real(settings, "fee", 0))),
                Slippage.NONE,
                FillRule.NEXT_OPEN,
                IntrabarPath.WORST_CASE,
                0,
                0,
                MOST_LEVERAGE,
                true,
                0,
                0,
                Financing.NONE,
                rules,
                true);
    }

    private static GoldenCase compare(JsonNode one, List<ManagedTrade> got) {
        GoldenCase.Builder lines = new GoldenCase.Builder(one.path("id").asString("case"));
        JsonNode expected = one.path("expected");
        JsonNode trades = expected.path("trades");
        if (!trades.isArray()) {
            throw new IllegalArgumentException("expected.trades must be a list");
        }
        lines.same("trades", trades.size(), got.size());
        for (int i = 0; i < Math.max(trades.size(), got.size()); i++) {
            lines.same(
                    "trade " + i,
                    i < trades.size() ? text(trades.get(i)) : "none",
                    i < got.size() ? text(got.get(i)) : "none");
        }
        double sum = got.stream().mapToDouble(ManagedTrade::profitRatio).sum();
        // What is written down was rounded to three decimals, each trade before that to a small unit of money.
        double written = Fields.real(expected.path("profitRatioSum3dp"), "expected.profitRatioSum3dp");
        lines.close("profitRatioSum3dp", written, Math.rint(sum * 1e8) / 1e8, HALF_OF_THIRD_DECIMAL);
        return lines.build();
    }

    private static String text(JsonNode trade) {
        return Fields.text(trade, "exitReason") + " "
                + trade.path("openCandle").asInt(-1) + "-"
                + trade.path("closeCandle").asInt(-1) + tag(text(trade, "enterTag", "enter_tag"))
                + (Fields.flag(trade, "isShort") ? " short" : " long");
    }

    private static String text(ManagedTrade trade) {
        return trade.exitReason() + " " + trade.openBar() + "-" + trade.closeBar() + tag(trade.enterTag())
                + (trade.isShort() ? " short" : " long");
    }

    private static String tag(String tag) {
        return tag.isEmpty() ? "" : " (" + tag + ")";
    }
}
