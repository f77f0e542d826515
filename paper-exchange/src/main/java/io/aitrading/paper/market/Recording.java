package io.aitrading.paper.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recorded trades of one symbol in order of time, as parallel arrays of ticks and lots.
 *
 * <p>The recording holds no aggressor side. It is inferred by the tick rule: a trade above the one before was bought, one below
 * was sold, an equal one goes like the one before.
 */
public final class Recording {
    public static final String LABEL =
            "Bitstamp BTC/USD trades 2013-11-25..2013-12-01 (ta4j-examples 0.18), USD shown as USDT";
    private static final String RESOURCE = "/bitstamp_trades_from_20131125_usd.csv";
    private static final int TRADES_MAX = 5_000_000;

    private final long[] timesMillis;
    private final long[] priceTicks;
    private final long[] lots;
    private final boolean[] buyerIsMaker;

    Recording(long[] timesMillis, long[] priceTicks, long[] lots, boolean[] buyerIsMaker) {
        if (timesMillis.length == 0) {
            throw new IllegalArgumentException("a recording needs at least one trade");
        }
        this.timesMillis = timesMillis;
        this.priceTicks = priceTicks;
        this.lots = lots;
        this.buyerIsMaker = buyerIsMaker;
    }

    /** The recording on the class path. */
    public static Recording bitstamp() {
        try (InputStream in = Recording.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("recording " + RESOURCE + " is not on the class path");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("recording " + RESOURCE + " cannot be read", e);
        }
    }

    /** Reads lines of {@code seconds,price,amount} after one heading; amounts that round to no lot are left out. */
    static Recording parse(BufferedReader reader) throws IOException {
        Columns columns = new Columns();
        reader.readLine();
        @Nullable String line = reader.readLine();
        while (line != null) {
            if (!line.isBlank()) {
                String[] cells = line.split(",", -1);
                columns.add(
                        Long.parseLong(cells[0].strip()) * 1000,
                        ticks(new BigDecimal(cells[1].strip())),
                        lots(new BigDecimal(cells[2].strip())));
            }
            line = reader.readLine();
        }
        return columns.recording();
    }

    private static long ticks(BigDecimal price) {
        return price.setScale(Grid.PRICE_SCALE, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    private static long lots(BigDecimal amount) {
        return amount.setScale(Grid.LOT_SCALE, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    public int size() {
        return timesMillis.length;
    }

    public long timeMillis(int index) {
        return timesMillis[index];
    }

    public long priceTicks(int index) {
        return priceTicks[index];
    }

    public long lots(int index) {
        return lots[index];
    }

    public boolean buyerIsMaker(int index) {
        return buyerIsMaker[index];
    }

    public long firstTimeMillis() {
        return timesMillis[0];
    }

    /** From the first trade to one second after the last: the recording's grid is seconds. */
    public long lengthMillis() {
        return timesMillis[size() - 1] - timesMillis[0] + 1000;
    }

    /** Index of the first trade at or after a time, {@link #size()} when there is none. */
    int firstIndexAtOrAfter(long timeMillis) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesMillis[middle] < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class Columns {
        private long[] times = new long[1 << 17];
        private long[] prices = new long[1 << 17];
        private long[] amounts = new long[1 << 17];
        private boolean[] sold = new boolean[1 << 17];
        private int count;

        void add(long time, long price, long amount) {
            if (price <= 0 || amount < 0 || (count > 0 && time < times[count - 1])) {
                throw new IllegalStateException("recording is broken at trade " + count);
            }
            if (amount == 0) {
                return;
            }
            if (count == TRADES_MAX) {
                throw new IllegalStateException("recording has more than " + TRADES_MAX + " trades");
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
                prices = Arrays.copyOf(prices, count * 2);
                amounts = Arrays.copyOf(amounts, count * 2);
                sold = Arrays.copyOf(sold, count * 2);
            }
            times[count] = time;
            prices[count] = price;
            amounts[count] = amount;
            sold[count] = count > 0 && (price < prices[count - 1] || (price == prices[count - 1] && sold[count - 1]));
            count++;
        }

        Recording recording() {
            return new Recording(
                    Arrays.copyOf(times, count),
                    Arrays.copyOf(prices, count),
                    Arrays.copyOf(amounts, count),
                    Arrays.copyOf(sold, count));
        }
    }
}
