package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.PriceColumns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The shipped data set: 100,000 trades of BTC/USD on Bitstamp in November 2013, as bars. */
final class BitstampBars {
    static final String SOURCE = "Bitstamp BTC/USD trades 2013-11-25 to 2013-12-01 (ta4j-examples, MIT)";
    private static final String RESOURCE = "/bitstamp_trades_from_20131125_usd.csv";
    private static final int CELLS = 3;

    private final long interval;
    private int size;
    private long[] time = new long[256];
    private double[][] prices = new double[4][256];
    private double[] volume = new double[256];

    private BitstampBars(long intervalMillis) {
        interval = intervalMillis;
    }

    /** Bars of the trades; a minute without trades is flat at the price before it, with no volume. */
    static PriceColumns of(long intervalMillis) {
        BitstampBars bars = new BitstampBars(intervalMillis);
        try (InputStream raw = BitstampBars.class.getResourceAsStream(RESOURCE)) {
            if (raw == null) {
                throw new IllegalStateException("the shipped trades are not on the class path");
            }
            bars.read(new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped trades", e);
        }
        return bars.columns();
    }

    private void read(BufferedReader lines) throws IOException {
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", CELLS);
            long millis = Long.parseLong(cells[0]) * 1_000;
            double price = Double.parseDouble(cells[1]);
            double amount = Double.parseDouble(cells[2]);
            // Some trades are recorded with a price of zero or an amount of none; they are no trades.
            if (price > 0 && amount > 0) {
                trade(Math.floorDiv(millis, interval) * interval, price, amount);
            }
        }
    }

    private void trade(long openTime, double price, double amount) {
        while (size > 0 && time[size - 1] + interval < openTime) {
            double flat = prices[3][size - 1];
            open(time[size - 1] + interval, flat, 0);
        }
        // A few trades are out of order by a second; they belong to the bar that is still open.
        if (size == 0 || openTime > time[size - 1]) {
            open(openTime, price, amount);
            return;
        }
        int bar = size - 1;
        prices[1][bar] = Math.max(prices[1][bar], price);
        prices[2][bar] = Math.min(prices[2][bar], price);
        prices[3][bar] = price;
        volume[bar] += amount;
    }

    private void open(long openTime, double price, double amount) {
        if (size == time.length) {
            int capacity = size * 2;
            time = Arrays.copyOf(time, capacity);
            volume = Arrays.copyOf(volume, capacity);
            for (int i = 0; i < prices.length; i++) {
                prices[i] = Arrays.copyOf(prices[i], capacity);
            }
        }
        time[size] = openTime;
        for (double[] column : prices) {
            column[size] = price;
        }
        volume[size++] = amount;
    }

    private PriceColumns columns() {
        return new PriceColumns(
                Arrays.copyOf(time, size),
                Arrays.copyOf(prices[0], size),
                Arrays.copyOf(prices[1], size),
                Arrays.copyOf(prices[2], size),
                Arrays.copyOf(prices[3], size),
                Arrays.copyOf(volume, size));
    }
}
