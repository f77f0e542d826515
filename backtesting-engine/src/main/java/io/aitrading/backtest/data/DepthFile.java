package io.aitrading.backtest.data;

import io.aitrading.domain.Side;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.depth.DepthEvents;
import io.aitrading.trading.strategy.SymbolSpec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recorded depth feed with where it came from. */
public record DepthFile(String source, DepthSeries series) implements Feed {
    /** A feed that says nothing for longer is taken to have been lost. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final long MILLI = 1_000_000;

    /**
     * What a feed does not have.
     *
     * @param share of its time, in silences that are longer than {@link #SILENCE}
     */
    public record Gaps(int silences, long longestMillis, double share) {}

    /** The times in which the feed said nothing. */
    public Gaps gaps() {
        DepthEvents events = series.events();
        int silences = 0;
        long longest = 0;
        long silent = 0;
        for (int i = 1; i < events.size(); i++) {
            long pause = events.timeNanos(i) - events.timeNanos(i - 1);
            longest = Math.max(longest, pause);
            if (pause > SILENCE.toNanos()) {
                silences++;
                silent += pause;
            }
        }
        long all = Math.max(1, series.lastNanos() - series.firstNanos());
        return new Gaps(silences, longest / MILLI, (double) silent / all);
    }

    @Override
    public Map<String, Object> label() {
        Gaps gaps = gaps();
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("source", source);
        label.put("symbol", symbol().symbol());
        label.put("events", size());
        label.put("trades", series.trades());
        label.put("first", Instant.ofEpochMilli(firstMillis()).toString());
        label.put("last", Instant.ofEpochMilli(lastMillis()).toString());
        label.put("depth", "recorded");
        label.put("silences", gaps.silences());
        label.put("longestSilenceMillis", gaps.longestMillis());
        label.put("missingShare", gaps.share());
        label.put("sha256", sha256());
        return label;
    }

    @Override
    public SymbolSpec symbol() {
        return series.symbol();
    }

    @Override
    public int size() {
        return series.size();
    }

    @Override
    public long firstMillis() {
        return Math.floorDiv(series.firstNanos(), MILLI);
    }

    @Override
    public long lastMillis() {
        return Math.floorDiv(series.lastNanos(), MILLI);
    }

    @Override
    public String sha256() {
        MessageDigest digest = Feed.digestOf(symbol());
        DepthEvents events = series.events();
        ByteBuffer row = ByteBuffer.allocate(3 * Long.BYTES + 1);
        for (int i = 0; i < events.size(); i++) {
            row.clear();
            row.putLong(events.timeNanos(i)).putLong(events.priceTicks(i)).putLong(events.lots(i));
            row.put(kind(events, i));
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** 0 and 1 for levels to buy and to sell, 2 and 3 for trades whose taker bought or sold. */
    static byte kind(DepthEvents events, int event) {
        return (byte) ((events.isTrade(event) ? 2 : 0) + (events.side(event) == Side.BUY ? 0 : 1));
    }
}
