package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads trades from CSV with one header line: a time in epoch milliseconds, price and quantity, and if the source has them an id and
 * whether the buyer was the maker. Whatever is wrong is named with its line and field.
 */
public final class CsvTrades {
    private CsvTrades() {}

    public static TradeSeries read(Reader source, SymbolSpec symbol) {
        try {
            return parse(new CsvTable(new BufferedReader(source)), symbol);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read trades", e);
        }
    }

    private static TradeSeries parse(CsvTable rows, SymbolSpec symbol) throws IOException {
        int time = rows.column("time_ms", "time", "timestamp");
        int price = rows.column("price");
        int quantity = rows.column("quantity", "qty", "amount", "size");
        boolean hasId = rows.has("id");
        boolean hasMaker = rows.has("buyer_is_maker");
        Set<String> ids = new HashSet<>();
        TradeSeries.Builder builder = new TradeSeries.Builder(symbol);
        while (rows.next()) {
            if (hasId && !ids.add(rows.cell(rows.column("id")))) {
                throw new DataProblem(
                        rows.where("id"), "DUPLICATE", "there are two trades " + rows.cell(rows.column("id")));
            }
            long at = rows.whole(time, BigDecimal.ONE, "time");
            long ticks = rows.whole(price, symbol.tickSize(), "price");
            long lots = rows.whole(quantity, symbol.lotSize(), "quantity");
            if (hasMaker) {
                builder.add(rows.where(), at, ticks, lots, buyerIsMaker(rows));
            } else {
                builder.add(rows.where(), at, ticks, lots);
            }
        }
        return builder.build();
    }

    private static boolean buyerIsMaker(CsvTable rows) {
        String cell = rows.cell(rows.column("buyer_is_maker"));
        if (!cell.equals("true") && !cell.equals("false")) {
            throw new DataProblem(rows.where("buyer_is_maker"), "TYPE", "must be true or false, not '" + cell + "'");
        }
        return cell.equals("true");
    }
}
