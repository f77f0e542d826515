package io.aitrading.backtest.data;

import io.aitrading.domain.Side;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a depth feed from CSV with one header line: a time ({@code time_ns}, {@code time_us} or {@code time_ms}), an event, price and
 * quantity. Events are {@code bid} and {@code ask} (the level now shows this quantity, 0 for nothing), {@code buy} and {@code sell} (a
 * trade, by who took), and {@code clear} (every level goes, as before a new snapshot). Rows of one time are one message.
 */
final class CsvDepth {
    private static final long MILLI = 1_000_000;
    private static final long MICRO = 1_000;

    private CsvDepth() {}

    static DepthSeries read(BufferedReader source, SymbolSpec symbol) throws IOException {
        CsvTable rows = new CsvTable(source);
        int time = rows.column("time_ns", "time_us", "time_ms", "time", "timestamp");
        long unit = rows.has("time_ns") ? 1 : rows.has("time_us") ? MICRO : MILLI;
        int event = rows.column("event");
        int price = rows.column("price");
        int quantity = rows.column("quantity", "qty", "amount", "size");
        DepthSeries.Builder builder = new DepthSeries.Builder(symbol);
        while (rows.next()) {
            long at = nanos(rows, time, unit);
            String kind = rows.cell(event);
            if (kind.equals("clear")) {
                builder.clear(rows.where(), at);
                continue;
            }
            long ticks = rows.whole(price, symbol.tickSize(), "price");
            long lots = rows.whole(quantity, symbol.lotSize(), "quantity");
            switch (kind) {
                case "bid" -> builder.level(rows.where(), at, Side.BUY, ticks, lots);
                case "ask" -> builder.level(rows.where(), at, Side.SELL, ticks, lots);
                case "buy" -> builder.trade(rows.where(), at, Side.BUY, ticks, lots);
                case "sell" -> builder.trade(rows.where(), at, Side.SELL, ticks, lots);
                default ->
                    throw new DataProblem(
                            rows.where("event"), "CHOICE", "must be bid, ask, buy, sell or clear, not '" + kind + "'");
            }
        }
        return builder.build();
    }

    private static long nanos(CsvTable rows, int column, long unit) {
        long count = rows.whole(column, BigDecimal.ONE, "time");
        if (count < 0 || count > Long.MAX_VALUE / unit) {
            throw new DataProblem(rows.where("time"), "RANGE", "is no time in this unit: " + count);
        }
        return count * unit;
    }
}
