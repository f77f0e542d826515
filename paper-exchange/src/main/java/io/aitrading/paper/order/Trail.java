package io.aitrading.paper.order;

import io.aitrading.domain.Side;

/**
 * How far a trailing stop has followed the market.
 *
 * @param extremeTicks the best price since it began to follow: the highest for a sale, the lowest for a purchase; 0 before
 * @param since when it began, -1 before
 */
public record Trail(long extremeTicks, long since) {
    /** Of an order that does not follow the market, or not yet. */
    public static final Trail NONE = new Trail(0, -1);

    private static final long BASIS_POINTS = 10_000;

    boolean isActive() {
        return since != -1;
    }

    Trail following(Side side, long ticks) {
        return new Trail(side == Side.SELL ? Math.max(extremeTicks, ticks) : Math.min(extremeTicks, ticks), since);
    }

    /** Whether the market has come back from the best price by so many basis points. */
    boolean isBrokenAt(Side side, long deltaBasisPoints, long ticks) {
        long reached = Math.multiplyExact(ticks, BASIS_POINTS);
        return side == Side.SELL
                ? reached <= Math.multiplyExact(extremeTicks, BASIS_POINTS - deltaBasisPoints)
                : reached >= Math.multiplyExact(extremeTicks, BASIS_POINTS + deltaBasisPoints);
    }

    /** The price at which a purchase is set off if the market turns here, rounded up. */
    static long buyTrigger(long ticks, long deltaBasisPoints) {
        return Math.ceilDiv(Math.multiplyExact(ticks, BASIS_POINTS + deltaBasisPoints), BASIS_POINTS);
    }
}
