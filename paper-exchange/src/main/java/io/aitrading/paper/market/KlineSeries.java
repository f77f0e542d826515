package io.aitrading.paper.market;

import java.util.ArrayList;
import java.util.List;

/** The live candles of one interval since the anchor, in a ring of fixed size. Not thread-safe: {@link Candles} guards it. */
final class KlineSeries {
    private final KlineInterval interval;
    private final Kline[] ring;
    private long count;

    KlineSeries(KlineInterval interval, int capacity, Kline first) {
        this.interval = interval;
        this.ring = new Kline[capacity];
        append(first);
    }

    void add(PublicTrade trade) {
        advance(trade.timeMillis());
        ring[slot(count - 1)] = current().with(trade);
    }

    /** Opens candles up to the one that holds the time; those in between stay flat. */
    void advance(long timeMillis) {
        long open = interval.openTime(timeMillis);
        long skipTo = interval.before(open, ring.length);
        while (current().openTime() < open) {
            Kline last = current();
            long next = Math.max(interval.next(last.openTime()), skipTo);
            append(Kline.flat(next, interval.next(next) - 1, last.close()));
        }
    }

    Kline current() {
        return ring[slot(count - 1)];
    }

    long oldestOpenTime() {
        return ring[slot(Math.max(0, count - ring.length))].openTime();
    }

    List<Kline> between(long fromOpenTime, long toOpenTime, int limit) {
        List<Kline> found = new ArrayList<>();
        for (long i = Math.max(0, count - ring.length); i < count && found.size() < limit; i++) {
            Kline kline = ring[slot(i)];
            if (kline.openTime() >= fromOpenTime && kline.openTime() <= toOpenTime) {
                found.add(kline);
            }
        }
        return found;
    }

    private void append(Kline kline) {
        ring[slot(count)] = kline;
        count++;
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }
}
