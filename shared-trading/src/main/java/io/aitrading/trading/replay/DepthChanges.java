package io.aitrading.trading.replay;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.LevelVisitor;
import io.aitrading.trading.book.MatchingBook;

/** Remembers the best levels of a side as they were last told, and tells what has changed since. */
final class DepthChanges {
    private final Side side;
    private final int limit;
    private Levels told;
    private Levels current;

    DepthChanges(Side side, int limit) {
        this.side = side;
        this.limit = limit;
        this.told = new Levels(limit);
        this.current = new Levels(limit);
    }

    /** Tells every level that differs from the last time, best first; returns how many. */
    int drain(MatchingBook book, DepthListener listener) {
        current.count = 0;
        book.levels(side, limit, current);
        int changes = 0;
        int before = 0;
        int after = 0;
        while (before < told.count || after < current.count) {
            int order = order(before, after);
            if (order < 0) {
                listener.changed(side, told.prices[before++], 0);
                changes++;
            } else if (order > 0 || told.lots[before] != current.lots[after]) {
                listener.changed(side, current.prices[after], current.lots[after]);
                changes++;
                after++;
                before += order > 0 ? 0 : 1;
            } else {
                before++;
                after++;
            }
        }
        Levels swapped = told;
        told = current;
        current = swapped;
        return changes;
    }

    /** Negative when the next old level comes first, positive when the next new one does, 0 when they have one price. */
    private int order(int before, int after) {
        if (before == told.count) {
            return 1;
        }
        if (after == current.count) {
            return -1;
        }
        int ascending = Long.compare(told.prices[before], current.prices[after]);
        return side == Side.BUY ? -ascending : ascending;
    }

    private static final class Levels implements LevelVisitor {
        private final long[] prices;
        private final long[] lots;
        private int count;

        Levels(int limit) {
            prices = new long[limit];
            lots = new long[limit];
        }

        @Override
        public void level(long priceTicks, long visibleLots) {
            prices[count] = priceTicks;
            lots[count++] = visibleLots;
        }
    }
}
