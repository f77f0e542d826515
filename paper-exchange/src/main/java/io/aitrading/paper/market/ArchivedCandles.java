package io.aitrading.paper.market;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Candles out of the archive one after the other, read page by page, so that memory holds one page at most. */
final class ArchivedCandles implements Iterator<Kline> {
    private static final int PAGE = 10_000;

    private final CandleArchive archive;
    private final CandleLevel level;
    private final long end;
    private List<Kline> page;
    private int next;

    /** Those that open in {@code [from, end)}. */
    ArchivedCandles(CandleArchive archive, CandleLevel level, long from, long end) {
        this.archive = archive;
        this.level = level;
        this.end = end;
        this.page = archive.between(level, from, end, PAGE);
    }

    @Override
    public boolean hasNext() {
        if (next == PAGE) {
            page = archive.between(level, page.getLast().openTime() + 1, end, PAGE);
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public Kline next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more candles of a " + level);
        }
        return page.get(next++);
    }
}
