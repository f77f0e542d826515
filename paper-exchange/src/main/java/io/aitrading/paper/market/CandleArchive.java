package io.aitrading.paper.market;

import java.util.List;

/** All candles that hold trades, as they are stored; what memory no longer has is read here. */
public interface CandleArchive {
    /** Candles that open in {@code [from, to)}, oldest first, at most {@code limit}. */
    List<Kline> between(CandleLevel level, long from, long to, int limit);

    /** The latest candles that open before a time, oldest first, at most {@code limit}. */
    List<Kline> before(CandleLevel level, long openTime, int limit);

    /** From this time on none is missing; the shortest candles are not kept for ever. */
    long completeFrom(CandleLevel level);
}
