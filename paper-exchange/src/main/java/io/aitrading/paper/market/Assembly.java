package io.aitrading.paper.market;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Puts candles together, one after the other, of the replayed past and of kept shorter candles. */
final class Assembly {
    private final ReplayedHistory history;
    private final Iterator<Kline> kept;
    private @Nullable Kline ahead;
    private long lastPrice;

    /**
     * @param kept shorter candles, oldest first, none of which reaches over the end of one that is asked for
     * @param lastPrice price before the first of them
     */
    Assembly(ReplayedHistory history, Iterator<Kline> kept, long lastPrice) {
        this.history = history;
        this.kept = kept;
        this.lastPrice = lastPrice;
        this.ahead = kept.hasNext() ? kept.next() : null;
    }

    /** The candle of {@code [openTime, nextTime)}; each must be asked for after the one before it. */
    Kline candle(long openTime, long nextTime) {
        long anchor = history.anchorMillis();
        Kline whole = openTime < anchor
                ? history.kline(openTime, Math.min(nextTime, anchor))
                : Kline.flat(openTime, nextTime - 1, lastPrice);
        while (ahead != null && ahead.openTime() < nextTime) {
            whole = whole.and(ahead);
            lastPrice = ahead.close();
            ahead = kept.hasNext() ? kept.next() : null;
        }
        return whole.spanning(openTime, nextTime - 1);
    }
}
