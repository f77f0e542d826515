package io.aitrading.paper.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Candles of all intervals: replayed ones before the anchor, live ones after it. Thread-safe. */
public final class Candles {
    private static final int RING_SHORT_INTERVALS = 10_000;
    private static final int RING_LONG_INTERVALS = 2_000;
    private static final long LONGEST_WINDOW_MILLIS =
            Duration.ofDays(7).plusMinutes(1).toMillis();

    private ReplayedHistory history;
    private final Map<KlineInterval, KlineSeries> live = new EnumMap<>(KlineInterval.class);

    public Candles(Recording recording) {
        history = new ReplayedHistory(recording);
    }

    /** Forgets the live candles and lets the replayed past end at this time and place. */
    public synchronized void anchor(long wallMillis, long offsetMillis, long speedPerMille) {
        history = history.anchoredAt(wallMillis, offsetMillis, speedPerMille);
        for (KlineInterval interval : KlineInterval.values()) {
            long open = interval.openTime(wallMillis);
            Kline replayed = history.kline(open, wallMillis);
            Kline first = replayed.and(Kline.flat(wallMillis, interval.next(open) - 1, replayed.close()));
            boolean shortInterval = interval.compareTo(KlineInterval.ONE_MINUTE) <= 0;
            live.put(
                    interval,
                    new KlineSeries(interval, shortInterval ? RING_SHORT_INTERVALS : RING_LONG_INTERVALS, first));
        }
    }

    public synchronized void add(PublicTrade trade) {
        live.values().forEach(series -> series.add(trade));
    }

    public synchronized void advance(long timeMillis) {
        live.values().forEach(series -> series.advance(timeMillis));
    }

    public synchronized Kline current(KlineInterval interval) {
        return series(interval).current();
    }

    /** Candles that open in {@code [fromMillis, toMillis]}, oldest first, at most {@code limit} from the old end. */
    public synchronized List<Kline> between(KlineInterval interval, long fromMillis, long toMillis, int limit) {
        List<Kline> found = new ArrayList<>();
        KlineSeries series = series(interval);
        long open = interval.openTime(fromMillis);
        if (open < fromMillis) {
            open = interval.next(open);
        }
        long anchorOpen = interval.openTime(history.anchorMillis());
        while (open < anchorOpen && open <= toMillis && found.size() < limit) {
            long next = interval.next(open);
            found.add(history.kline(open, next));
            open = next;
        }
        found.addAll(series.between(open, toMillis, limit - found.size()));
        return found;
    }

    /** The latest {@code limit} candles that open at or before a time. */
    public synchronized List<Kline> latest(KlineInterval interval, long toMillis, int limit) {
        long lastOpen =
                Math.min(interval.openTime(toMillis), series(interval).current().openTime());
        return between(interval, interval.before(lastOpen, limit - 1L), toMillis, limit);
    }

    /** Everything from a time until now as one candle, to the minute; at most the longest window that a ticker has. */
    public synchronized Kline since(long fromMillis) {
        Kline whole = null;
        long now = current(KlineInterval.ONE_MINUTE).closeTime();
        long from = KlineInterval.ONE_MINUTE.openTime(Math.max(fromMillis, now - LONGEST_WINDOW_MILLIS));
        List<Kline> minutes = between(KlineInterval.ONE_MINUTE, from, now, (int) ((now - from) / 60_000) + 2);
        for (Kline minute : minutes) {
            whole = whole == null ? minute : whole.and(minute);
        }
        return whole == null ? current(KlineInterval.ONE_MINUTE) : whole;
    }

    private KlineSeries series(KlineInterval interval) {
        KlineSeries series = live.get(interval);
        if (series == null) {
            throw new IllegalStateException("candles have no anchor yet");
        }
        return series;
    }
}
