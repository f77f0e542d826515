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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A handful of candles with written-down signals under a set of exit rules. */
final class ExitRuleCase {
    private static final BigDecimal CAPITAL = new BigDecimal("1000000");
    private static final BigDecimal TICK = new BigDecimal("0.00000001");
    private static final double THREE_DECIMALS = 1e3;
    private static final double MOST_LEVERAGE = 125;

    private ExitRuleCase() {}

    static GoldenCase run(JsonNode settings, JsonNode one) {
        BarSeries series = series(settings, one.get("candles"));
        BacktestResult result = Backtest.run(
                engineSettings(settings, rules(one.get("params"))),
                List.of(series),
                new SignalReplay(signals(one.get("candles"))),
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
            columns.open()[i] = candle.get("open").asDouble();
            columns.high()[i] = candle.get("high").asDouble();
            columns.low()[i] = candle.get("low").asDouble();
            columns.close()[i] = candle.get("close").asDouble();
            columns.volume()[i] = candle.path("volume").asDouble(0);
        }
        SymbolSpec symbol = SymbolSpec.of("CASE", "BASE", "QUOTE", TICK, BigDecimal.ONE, 1, Long.MAX_VALUE);
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
        if (candle.path(name).asInt(0) == 1) {
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
                        table.put(Long.parseLong(row.getKey()), row.getValue().asDouble()));
        Long timeout = whole(params.path("unfilledTimeoutMinutes"));
        return new ExitRules(
                Math.abs(params.get("stopLoss").asDouble()),
                table,
                params.path("trailingStop").asBoolean(false),
                params.path("trailingOnlyOffsetIsReached").asBoolean(false),
                real(params.path("trailingStopPositive")),
                params.path("trailingStopPositiveOffset").asDouble(0),
                params.path("useExitSignal").asBoolean(false),
                params.path("useCustomStoploss").asBoolean(false),
                real(params.path("customEntryPrice")),
                real(params.path("customExitPrice")),
                params.path("leverage").asDouble(1),
                timeout,
                timeout,
                real(params.path("adjustEntryPrice")));
    }

    private static @Nullable Double real(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    private static @Nullable Long whole(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }

    private static BacktestSettings engineSettings(JsonNode settings, ExitRules rules) {
        return new BacktestSettings(
                CAPITAL,
                new Sizing.FixedQuantity(BigDecimal.ONE),
                FeeSchedule.flat(settings.path("fee").decimalValue(BigDecimal.ZERO)),
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
        JsonNode expected = one.get("expected");
        JsonNode trades = expected.get("trades");
        lines.same("trades", trades.size(), got.size());
        for (int i = 0; i < Math.max(trades.size(), got.size()); i++) {
            lines.same(
                    "trade " + i,
                    i < trades.size() ? text(trades.get(i)) : "none",
                    i < got.size() ? text(got.get(i)) : "none");
        }
        double sum = got.stream().mapToDouble(ManagedTrade::profitRatio).sum();
        double rounded = Math.rint(sum * THREE_DECIMALS) / THREE_DECIMALS;
        lines.close("profitRatioSum3dp", expected.get("profitRatioSum3dp").asDouble(), rounded, 1e-9);
        return lines.build();
    }

    private static String text(JsonNode trade) {
        return trade.get("exitReason").asString() + " "
                + trade.get("openCandle").asInt() + "-"
                + trade.get("closeCandle").asInt() + tag(text(trade, "enterTag", "enter_tag"))
                + (trade.path("isShort").asBoolean(false) ? " short" : " long");
    }

    private static String text(ManagedTrade trade) {
        return trade.exitReason() + " " + trade.openBar() + "-" + trade.closeBar() + tag(trade.enterTag())
                + (trade.isShort() ? " short" : " long");
    }

    private static String tag(String tag) {
        return tag.isEmpty() ? "" : " (" + tag + ")";
    }
}
