package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads trades from CSV with one header line: a time in epoch milliseconds, price and quantity, and if the source has them an id and
 * whether the buyer was the maker. Whatever is wrong is named with its line and field.
 */
public final class CsvTrades {
    private static final int MOST_DIGITS = 30;

    private CsvTrades() {}

    public static TradeSeries read(Reader source, SymbolSpec symbol) {
        try {
            return parse(new BufferedReader(source), symbol);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read trades", e);
        }
    }

    private static TradeSeries parse(BufferedReader lines, SymbolSpec symbol) throws IOException {
        String header = lines.readLine();
        if (header == null) {
            throw new DataProblem("csv", "HEADER", "the first line must name the columns");
        }
        List<String> names = Arrays.asList(header.strip().split(",", -1));
        int time = column(names, List.of("time_ms", "time", "timestamp"));
        int price = column(names, List.of("price"));
        int quantity = column(names, List.of("quantity", "qty", "amount", "size"));
        int id = names.indexOf("id");
        int maker = names.indexOf("buyer_is_maker");
        Set<String> ids = new HashSet<>();
        TradeSeries.Builder builder = new TradeSeries.Builder(symbol);
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String where = "csv line " + number;
            String[] cells = line.split(",", -1);
            if (cells.length != names.size()) {
                throw new DataProblem(where, "COLUMNS", "has " + cells.length + " cells, not " + names.size());
            }
            if (id >= 0 && !ids.add(cells[id].strip())) {
                throw new DataProblem(where + ".id", "DUPLICATE", "there are two trades " + cells[id].strip());
            }
            long at = whole(number(cells[time], where + ".time"), BigDecimal.ONE, where + ".time");
            long ticks = whole(number(cells[price], where + ".price"), symbol.tickSize(), where + ".price");
            long lots = whole(number(cells[quantity], where + ".quantity"), symbol.lotSize(), where + ".quantity");
            if (maker < 0) {
                builder.add(where, at, ticks, lots);
            } else {
                builder.add(where, at, ticks, lots, flag(cells[maker].strip(), where + ".buyer_is_maker"));
            }
        }
        return builder.build();
    }

    private static int column(List<String> names, List<String> wanted) {
        for (String name : wanted) {
            int at = names.indexOf(name);
            if (at >= 0) {
                return at;
            }
        }
        throw new DataProblem("csv", "HEADER", "there is no column named " + String.join(" or ", wanted));
    }

    private static BigDecimal number(String cell, String field) {
        try {
            BigDecimal number = new BigDecimal(cell.strip());
            // Before any arithmetic: 1E+999999999 must not be expanded.
            if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw new DataProblem(field, "RANGE", "has too many digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new DataProblem(field, "NUMBER", "must be a number, not '" + cell.strip() + "'");
        }
    }

    private static long whole(BigDecimal value, BigDecimal step, String field) {
        try {
            return value.divide(step).longValueExact();
        } catch (ArithmeticException e) {
            throw new DataProblem(field, "GRID", "must be a multiple of " + step.toPlainString() + ", not " + value);
        }
    }

    private static boolean flag(String cell, String field) {
        if (!cell.equals("true") && !cell.equals("false")) {
            throw new DataProblem(field, "TYPE", "must be true or false, not '" + cell + "'");
        }
        return cell.equals("true");
    }
}
