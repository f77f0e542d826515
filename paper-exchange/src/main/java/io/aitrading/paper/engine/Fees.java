package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.market.Grid;

/** What the venue takes of every trade: 0.1 % of what is received, by maker and taker alike, rounded up to 1e-8. */
public final class Fees {
    public static final String RATE = "0.00100000";
    private static final long PER_MILLE = 1;

    private Fees() {}

    static long units(Side side, long lots, long quoteUnits) {
        long received = side == Side.BUY ? Grid.baseUnits(lots) : quoteUnits;
        return Math.ceilDiv(Math.multiplyExact(received, PER_MILLE), 1000);
    }

    static String asset(Side side) {
        return side == Side.BUY ? Grid.BASE : Grid.QUOTE;
    }

    static String paysWith(Side side) {
        return side == Side.BUY ? Grid.QUOTE : Grid.BASE;
    }
}
