package io.aitrading.trading.desk;

import org.jspecify.annotations.Nullable;

/** What ties orders together. */
sealed interface OrderLink {
    /** One cancels the other: a fill or a trigger of one ends the other, and so does its cancellation. */
    record Pair(DeskOrder first, DeskOrder second) implements OrderLink {
        DeskOrder other(DeskOrder order) {
            return order == first ? second : first;
        }
    }

    /**
     * An entry and its two exits. The exits are armed for what the entry has filled, and each shrinks by what the other fills, so
     * that together they close the position exactly once.
     */
    record Bracket(DeskOrder entry, DeskOrder takeProfit, DeskOrder stopLoss) implements OrderLink {
        /** Lots that the entry has filled and the exits have not closed yet. */
        long exitable() {
            return entry.filled - takeProfit.filled - stopLoss.filled;
        }

        @Nullable
        DeskOrder otherExit(DeskOrder order) {
            return order == takeProfit ? stopLoss : order == stopLoss ? takeProfit : null;
        }
    }
}
