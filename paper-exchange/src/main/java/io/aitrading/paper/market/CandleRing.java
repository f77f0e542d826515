package io.aitrading.paper.market;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest candles of one level that hold trades, oldest first, in a ring of fixed size; times without a trade take no room. Not
 * thread-safe: {@link Candles} guards it.
 */
final class CandleRing {
    private final CandleLevel level;
    private final Kline[] ring;
    private long count;

    CandleRing(CandleLevel level, int capacity) {
        this.level = level;
        this.ring = new Kline[capacity];
    }

    void add(PublicTrade trade) {
        if (count > 0 && last().openTime() == level.openTime(trade.timeMillis())) {
            ring[slot(count - 1)] = last().with(trade);
        } else {
            append(Kline.of(level, trade));
        }
    }

    void append(Kline kline) {
        ring[slot(count)] = kline;
        count++;
    }

    int capacity() {
        return ring.length;
    }

    /** Whether nothing that opened at or after this time has left the ring. */
    boolean reachesBackTo(long openTime) {
        return count < ring.length || ring[slot(count)].openTime() <= openTime;
    }

    /** Candles that open in {@code [from, to)}. */
    List<Kline> slice(long from, long to) {
        List<Kline> found = new ArrayList<>();
        for (long i = firstAtOrAfter(from); i < count && ring[slot(i)].openTime() < to; i++) {
            found.add(ring[slot(i)]);
        }
        return found;
    }

    /** The last candle that opens before a time, {@link Kline#NONE} when there is none here. */
    Kline lastBefore(long openTime) {
        long index = firstAtOrAfter(openTime) - 1;
        return index < oldest() ? Kline.NONE : ring[slot(index)];
    }

    private Kline last() {
        return ring[slot(count - 1)];
    }

    private long oldest() {
        return Math.max(0, count - ring.length);
    }

    private long firstAtOrAfter(long openTime) {
        long low = oldest();
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (ring[slot(middle)].openTime() < openTime) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }
}
