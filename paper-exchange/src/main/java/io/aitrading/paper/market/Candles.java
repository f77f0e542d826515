package io.aitrading.paper.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Candles of all intervals: replayed ones before the anchor, those of real trades after it. The latest are in memory, older ones in
 * the archive. Thread-safe; who reads holds up who writes only while references are copied.
 */
public final class Candles {
    private static final Map<CandleLevel, Integer> IN_MEMORY = Map.of(
            CandleLevel.SECOND, 1_100,
            CandleLevel.MINUTE, 10_200,
            CandleLevel.HOUR, 1_100,
            CandleLevel.DAY, 1_100);
    private static final long LONGEST_WINDOW_MILLIS =
            Duration.ofDays(7).plusMinutes(1).toMillis();

    private final CandleArchive archive;
    private final Map<CandleLevel, Integer> inMemory;
    private final Map<CandleLevel, CandleRing> rings = new EnumMap<>(CandleLevel.class);
    private ReplayedHistory history;
    private long present;
    private boolean followsClock;

    public Candles(Recording recording, CandleArchive archive) {
        this(recording, archive, IN_MEMORY);
    }

    /** @param inMemory how many candles of each level to keep; tickers need the minutes, hours and days of a week */
    Candles(Recording recording, CandleArchive archive, Map<CandleLevel, Integer> inMemory) {
        this.archive = archive;
        this.inMemory = inMemory;
        this.history = new ReplayedHistory(recording);
        clear();
    }

    /** Forgets all candles and lets the replayed past end at this time and place. */
    public synchronized void anchor(long wallMillis, long offsetMillis, long speedPerMille) {
        history = history.anchoredAt(wallMillis, offsetMillis, speedPerMille);
        present = wallMillis;
        clear();
    }

    /** After {@link #anchor}: takes up what is stored. */
    public synchronized void restore() {
        rings.forEach((level, ring) ->
                archive.before(level, Long.MAX_VALUE, ring.capacity()).forEach(ring::append));
        present = Math.max(
                present, ring(CandleLevel.SECOND).lastBefore(Long.MAX_VALUE).openTime());
    }

    public synchronized void add(PublicTrade trade) {
        rings.values().forEach(ring -> ring.add(trade));
        present = Math.max(present, trade.timeMillis());
    }

    /** Whether time goes on without a trade. */
    public synchronized void followClock(boolean follows) {
        followsClock = follows;
    }

    /** It is so late now: candles without a trade open and close, if they follow the clock. */
    public synchronized void advance(long timeMillis) {
        if (followsClock) {
            present = Math.max(present, timeMillis);
        }
    }

    /** The candle that is open now. */
    public Kline current(KlineGrid grid) {
        return latest(grid, Long.MAX_VALUE / 4, 1).getFirst();
    }

    /** The latest {@code limit} candles that open at or before a time. */
    public List<Kline> latest(KlineGrid grid, long toMillis, int limit) {
        long lastOpen = grid.openTime(Math.min(toMillis, state(grid.level(), 0, 0).present));
        return between(grid, grid.before(lastOpen, limit - 1L), toMillis, limit);
    }

    /** Candles that open in {@code [fromMillis, toMillis]}, oldest first, at most {@code limit} from the old end. */
    public List<Kline> between(KlineGrid grid, long fromMillis, long toMillis, int limit) {
        CandleLevel level = grid.level();
        long open = firstOpen(grid, fromMillis);
        State state = state(level, open, Long.MAX_VALUE);
        if (!state.inMemory) {
            open = firstOpen(grid, Math.max(open, archive.completeFrom(level)));
        }
        long end = Math.min(toMillis, grid.openTime(state.present));
        Iterator<Kline> kept = state.inMemory
                ? state.kept.iterator()
                : new ArchivedCandles(archive, level, open, Math.max(open, grid.next(end)));
        Assembly assembly = new Assembly(state.history, kept, closeBefore(state, level, open));
        List<Kline> found = new ArrayList<>();
        while (open <= end && found.size() < limit) {
            long next = grid.next(open);
            found.add(assembly.candle(open, next));
            open = next;
        }
        return found;
    }

    /**
     * Everything from a time until now as one candle, to the minute; at most the longest window that a ticker has. Made of minutes up
     * to the full hour, of hours up to the full day, and of days.
     */
    public synchronized Kline since(long fromMillis) {
        long now = CandleLevel.MINUTE.openTime(present) + CandleLevel.MINUTE.lengthMillis();
        long from = CandleLevel.MINUTE.openTime(Math.max(fromMillis, now - LONGEST_WINDOW_MILLIS));
        long nextHour = CandleLevel.HOUR.openTime(from + CandleLevel.HOUR.lengthMillis() - 1);
        long nextDay = CandleLevel.DAY.openTime(nextHour + CandleLevel.DAY.lengthMillis() - 1);
        List<Kline> kept = new ArrayList<>(ring(CandleLevel.MINUTE).slice(from, nextHour));
        kept.addAll(ring(CandleLevel.HOUR).slice(nextHour, nextDay));
        kept.addAll(ring(CandleLevel.DAY).slice(nextDay, Long.MAX_VALUE));
        Kline last = ring(CandleLevel.MINUTE).lastBefore(from);
        long price = last.equals(Kline.NONE) ? history.lastPrice() : last.close();
        return new Assembly(history, kept.iterator(), price)
                .candle(from, Math.max(now, from + CandleLevel.MINUTE.lengthMillis()));
    }

    private static long firstOpen(KlineGrid grid, long fromMillis) {
        long open = grid.openTime(fromMillis);
        return open < fromMillis ? grid.next(open) : open;
    }

    /** Price of the last trade before a time that lies after the anchor. */
    private long closeBefore(State state, CandleLevel level, long open) {
        Kline before = state.before;
        if (!state.inMemory) {
            List<Kline> stored = archive.before(level, open, 1);
            before = stored.isEmpty() ? Kline.NONE : stored.getFirst();
        }
        return before.equals(Kline.NONE) ? state.history.lastPrice() : before.close();
    }

    private synchronized State state(CandleLevel level, long from, long to) {
        CandleRing ring = ring(level);
        boolean inMemory = ring.reachesBackTo(from);
        return new State(
                history,
                present,
                inMemory,
                inMemory ? ring.slice(from, to) : List.of(),
                inMemory ? ring.lastBefore(from) : Kline.NONE);
    }

    private void clear() {
        for (CandleLevel level : CandleLevel.values()) {
            rings.put(level, new CandleRing(level, Objects.requireNonNull(inMemory.get(level))));
        }
    }

    private CandleRing ring(CandleLevel level) {
        return Objects.requireNonNull(rings.get(level));
    }

    /** What a reader needs of memory, copied at one moment. */
    private record State(ReplayedHistory history, long present, boolean inMemory, List<Kline> kept, Kline before) {}
}
