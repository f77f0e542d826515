package io.aitrading.backtest.golden;

import io.aitrading.backtest.data.CsvBars;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.ClosedTrade;
import io.aitrading.trading.backtest.DecimalGrid;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A run of a long-or-flat strategy over a file of bars. */
final class EngineRunCase {
    private static final double MONEY = 1e-6;
    private static final double PRICE = 1e-9;
    private static final double RATIO = 1e-9;

    private EngineRunCase() {}

    static GoldenCase run(Path file, JsonNode run) {
        // A path in a file counts from the folder above the file's own.
        Path folder = Objects.requireNonNull(file.getParent()).resolveSibling("");
        Path data = folder.resolve(Fields.text(run, "data"));
        PriceColumns columns = CsvBars.read(data, run.path("interval").asString(""));
        BigDecimal quantity = Fields.decimal(run, "quantity");
        BarSeries series = series(data, columns, quantity);
        Strategy strategy = RunStrategies.of(run);
        BacktestSettings settings = BacktestSettings.simple(
                Fields.decimal(run, "initialCash"),
                new Sizing.FixedQuantity(quantity),
                Fields.decimal(run, "feeRatePerSide"));
        BacktestResult result = Backtest.run(settings, List.of(series), strategy, RunControl.NONE);
        return compare(run, series, result);
    }

    private static BarSeries series(Path data, PriceColumns columns, BigDecimal quantity) {
        DecimalGrid grid = new DecimalGrid();
        grid.add(quantity.doubleValue());
        String name = Objects.requireNonNull(data.getFileName()).toString();
        SymbolSpec symbol = SymbolSpec.of(name, "BASE", "QUOTE", columns.tickSize(), grid.step(), 1, Long.MAX_VALUE);
        return BarSeries.ofPrices(symbol, columns.intervalMillis(), columns);
    }

    private static GoldenCase compare(JsonNode run, BarSeries series, BacktestResult result) {
        GoldenCase.Builder lines = new GoldenCase.Builder(run.path("id").asString("run"));
        if (run.has("bars")) {
            lines.same("bars", run.get("bars").asInt(), series.size());
        }
        compareTrades(run.path("trades"), result.trades(), lines);
        optionalCount(run, "closedTrades", result.trades().size(), lines);
        optionalCount(run, "ordersFilled", result.fills().size(), lines);
        optionalCount(
                run,
                "winningTrades",
                (int) result.trades().stream().filter(t -> t.profit() > 0).count(),
                lines);
        if (run.has("openAtEnd")) {
            lines.same("openAtEnd", run.get("openAtEnd").asBoolean(), result.openAtEnd());
        }
        optionalMoney(run, "totalFees", result.fees(), lines);
        optionalMoney(run, "finalEquity", result.finalEquity(), lines);
        optionalMoney(run, "minEquity", result.minimumEquity(), lines);
        optionalMoney(run, "maxEquity", result.maximumEquity(), lines);
        if (run.has("maxDrawdownFraction")) {
            lines.close(
                    "maxDrawdownFraction", run.get("maxDrawdownFraction").asDouble(), result.maximumDrawdown(), RATIO);
        }
        compareEquity(run.path("equity"), result, lines);
        return lines.build();
    }

    private static void optionalCount(JsonNode run, String name, int got, GoldenCase.Builder lines) {
        if (run.has(name)) {
            lines.same(name, run.get(name).asInt(), got);
        }
    }

    private static void optionalMoney(JsonNode run, String name, BigDecimal got, GoldenCase.Builder lines) {
        if (run.has(name)) {
            lines.close(name, run.get(name).asDouble(), got.doubleValue(), MONEY);
        }
    }

    private static void compareTrades(JsonNode expected, List<ClosedTrade> got, GoldenCase.Builder lines) {
        int same = 0;
        String difference = "";
        for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
            if (same(expected.get(i), got.get(i), "trades[" + i + "].")) {
                same++;
            } else if (difference.isEmpty()) {
                difference =
                        "; first difference: trade " + i + " " + text(got.get(i)) + " instead of " + expected.get(i);
            }
        }
        lines.same("trades alike", expected.size() + " of " + expected.size(), same + " of " + got.size() + difference);
    }

    private static boolean same(JsonNode expected, ClosedTrade got, String place) {
        return Fields.real(expected.path("entryBar"), place + "entryBar") == got.entryBar()
                && Fields.real(expected.path("exitBar"), place + "exitBar") == got.exitBar()
                && expected.path("entryTimeMs").asLong(got.entryTimeMillis()) == got.entryTimeMillis()
                && expected.path("exitTimeMs").asLong(got.exitTimeMillis()) == got.exitTimeMillis()
                && near(Fields.real(expected.path("entryPrice"), place + "entryPrice"), got.entryPrice())
                && near(Fields.real(expected.path("exitPrice"), place + "exitPrice"), got.exitPrice());
    }

    private static boolean near(double expected, double got) {
        return Math.abs(expected - got) <= PRICE * Math.max(1, Math.abs(expected));
    }

    private static String text(ClosedTrade trade) {
        return trade.entryBar() + " at " + trade.entryPrice() + " to " + trade.exitBar() + " at " + trade.exitPrice();
    }

    /** The equity of every bar, when the file has it. */
    private static void compareEquity(JsonNode expected, BacktestResult result, GoldenCase.Builder lines) {
        if (!expected.isArray()) {
            return;
        }
        double worst = 0;
        int count = Math.min(expected.size(), result.equity().size());
        for (int i = 0; i < count; i++) {
            JsonNode point = expected.get(i);
            // A number, an object with one named equity, or a pair of time and number.
            JsonNode value = point.isObject() ? point.path("equity") : point.isArray() ? point.path(1) : point;
            double wanted = Fields.real(value, "equity[" + i + "]");
            worst = Math.max(
                    worst,
                    Math.abs(wanted - result.money().value(result.equity().units(i))));
        }
        lines.same("equity bars", expected.size(), result.equity().size());
        lines.close("largest equity gap", 0, worst, MONEY);
    }
}
