package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** CSV with one header line, read row by row; whatever is wrong is named with its line and column. */
final class CsvTable {
    private static final int MOST_DIGITS = 30;

    private final BufferedReader lines;
    private final List<String> names;
    private String[] cells = {};
    private int number = 1;

    CsvTable(BufferedReader lines) throws IOException {
        this.lines = lines;
        String header = lines.readLine();
        if (header == null) {
            throw new DataProblem("csv", "HEADER", "the first line must name the columns");
        }
        names = Arrays.asList(header.strip().split(",", -1));
    }

    /** The place of a column that may have any of these names. */
    int column(String... wanted) {
        for (String name : wanted) {
            int at = names.indexOf(name);
            if (at >= 0) {
                return at;
            }
        }
        throw new DataProblem("csv", "HEADER", "there is no column named " + String.join(" or ", wanted));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Goes to the next row that is not blank. */
    boolean next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            cells = line.split(",", -1);
            if (cells.length != names.size()) {
                throw new DataProblem(where(), "COLUMNS", "has " + cells.length + " cells, not " + names.size());
            }
            return true;
        }
        return false;
    }

    /** The row in a problem. */
    String where() {
        return "csv line " + number;
    }

    String where(String field) {
        return where() + "." + field;
    }

    String cell(int column) {
        return cells[column].strip();
    }

    /** A cell as a whole number of steps. */
    long whole(int column, BigDecimal step, String field) {
        return whole(cell(column), step, where(field));
    }

    static long whole(String text, BigDecimal step, String field) {
        BigDecimal value = number(text, field);
        try {
            return value.divide(step).longValueExact();
        } catch (ArithmeticException e) {
            throw new DataProblem(field, "GRID", "must be a multiple of " + step.toPlainString() + ", not " + value);
        }
    }

    private static BigDecimal number(String text, String field) {
        try {
            BigDecimal number = new BigDecimal(text);
            // Before any arithmetic: 1E+999999999 must not be expanded.
            if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw new DataProblem(field, "RANGE", "has too many digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new DataProblem(field, "NUMBER", "must be a number, not '" + text + "'");
        }
    }
}
