package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.PriceColumns;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads bars from CSV with one header line, gzip or plain. Columns are found by name; times are epoch milliseconds. Files of
 * bid and ask quotes give the bid's bars. A blank price is an error: a missing number must not become zero.
 */
public final class CsvBars {
    public static final int MOST_BARS = 20_000_000;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final List<String> TIME = List.of("open_time_ms", "time_ms", "time", "timestamp");

    private int size;
    private long[] time = new long[1024];
    private double[] open = new double[1024];
    private double[] high = new double[1024];
    private double[] low = new double[1024];
    private double[] close = new double[1024];
    private double[] volume = new double[1024];

    private CsvBars() {}

    /** Reads a file; {@code interval} picks the rows of a file with an {@code interval} column, empty takes all. */
    public static PriceColumns read(Path file, String interval) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            InputStream content = magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
            return read(new InputStreamReader(content, StandardCharsets.UTF_8), interval);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    public static PriceColumns read(Reader source, String interval) {
        try {
            return new CsvBars().parse(new BufferedReader(source), interval);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read bars", e);
        }
    }

    private PriceColumns parse(BufferedReader lines, String interval) throws IOException {
        String header = lines.readLine();
        if (header == null) {
            throw new DataProblem("csv", "HEADER", "the first line must name the columns");
        }
        List<String> names = Arrays.asList(header.strip().split(",", -1));
        int[] columns = {
            column(names, TIME),
            column(names, List.of("open", "bid_open")),
            column(names, List.of("high", "bid_high")),
            column(names, List.of("low", "bid_low")),
            column(names, List.of("close", "bid_close"))
        };
        int volumeColumn = names.indexOf("volume");
        int intervalColumn = names.indexOf("interval");
        int lineNumber = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            lineNumber++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != names.size()) {
                throw new DataProblem(
                        "csv line " + lineNumber, "COLUMNS", "has " + cells.length + " cells, not " + names.size());
            }
            if (intervalColumn >= 0 && !interval.isEmpty() && !cells[intervalColumn].equals(interval)) {
                continue;
            }
            add(cells, columns, volumeColumn, lineNumber);
        }
        return new PriceColumns(
                Arrays.copyOf(time, size),
                Arrays.copyOf(open, size),
                Arrays.copyOf(high, size),
                Arrays.copyOf(low, size),
                Arrays.copyOf(close, size),
                Arrays.copyOf(volume, size));
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

    private void add(String[] cells, int[] columns, int volumeColumn, int lineNumber) {
        if (size == MOST_BARS) {
            throw new DataProblem("csv", "MAXIMUM", "at most " + MOST_BARS + " bars are taken");
        }
        if (size == time.length) {
            grow();
        }
        time[size] = (long) number(cells[columns[0]], lineNumber, "time");
        open[size] = number(cells[columns[1]], lineNumber, "open");
        high[size] = number(cells[columns[2]], lineNumber, "high");
        low[size] = number(cells[columns[3]], lineNumber, "low");
        close[size] = number(cells[columns[4]], lineNumber, "close");
        // Some sources publish no volume at all; one that has the column must fill it.
        volume[size] = volumeColumn < 0 ? 0 : number(cells[volumeColumn], lineNumber, "volume");
        size++;
    }

    private static double number(String cell, int lineNumber, String name) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            throw new DataProblem(
                    "csv line " + lineNumber + "." + name, "NUMBER", "must be a number, not '" + cell.strip() + "'");
        }
    }

    private void grow() {
        int capacity = size * 2;
        time = Arrays.copyOf(time, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
    }
}
