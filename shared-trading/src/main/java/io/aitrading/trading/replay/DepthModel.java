package io.aitrading.trading.replay;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.StateHash;

/**
 * The depth that a tape of trades does not show, as a pure function of the last recorded trade. The touch on the aggressor's side is
 * the recorded price itself; the other touch is one spread away; further levels lie on a fixed grid of prices beyond the touch. The
 * size of a level depends on its price alone, so that a level that survives a move of the touch keeps its quantity and its queue.
 * It is a model, not the recorded book: whoever shows it must say so.
 *
 * @param levels levels on each side, touch included
 * @param minimumSpreadTicks narrowest spread
 * @param spreadBasisPoints spread as a share of the price, in 1/10,000; the wider of the two holds
 * @param stepTicks distance of the levels beyond the touch
 * @param baseLots smallest size of a level; the largest is three times as much, the mean twice
 * @param seed another seed, other sizes
 */
public record DepthModel(
        int levels, long minimumSpreadTicks, int spreadBasisPoints, long stepTicks, long baseLots, long seed) {
    private static final int MAX_LEVELS = 1_000;
    private static final int BASIS = 10_000;
    private static final long JITTER = 1_024;

    public DepthModel {
        if (levels < 1 || levels > MAX_LEVELS) {
            throw new IllegalArgumentException("levels must be 1 to " + MAX_LEVELS + ", not " + levels);
        }
        if (minimumSpreadTicks < 1 || stepTicks < 1 || baseLots < 1) {
            throw new IllegalArgumentException("spread, step and size of a level must be positive: "
                    + minimumSpreadTicks + ", " + stepTicks + ", " + baseLots);
        }
        if (spreadBasisPoints < 0 || spreadBasisPoints > BASIS) {
            throw new IllegalArgumentException("spread must be 0 to " + BASIS + " basis points");
        }
    }

    /** The depth that the paper venue shows: 50 levels, 8 ticks apart, one to three units of base each on its grid. */
    public static DepthModel paperVenue() {
        return new DepthModel(50, 1, 5, 8, 100_000, 23);
    }

    /** Twenty levels, five basis points of spread, one basis point of the price at hand between levels. */
    public static DepthModel around(long priceTicks, long baseLots) {
        return new DepthModel(20, 1, 5, Math.max(1, priceTicks / BASIS), baseLots, 23);
    }

    /** The best price of a side after a trade. */
    long touch(Side side, long lastTicks, Side aggressor) {
        if (side != aggressor) {
            return lastTicks;
        }
        long spread = Math.max(
                minimumSpreadTicks,
                lastTicks / BASIS * spreadBasisPoints + lastTicks % BASIS * spreadBasisPoints / BASIS);
        return side == Side.BUY ? lastTicks - spread : lastTicks + spread;
    }

    /** Price of a level, counted from the touch. */
    long price(Side side, long touch, int level) {
        if (level == 0) {
            return touch;
        }
        long nearest = side == Side.BUY
                ? Math.floorDiv(touch - 1, stepTicks) * stepTicks
                : -Math.floorDiv(-touch - 1, stepTicks) * stepTicks;
        return nearest - side.sign() * (level - 1L) * stepTicks;
    }

    /** Whether a price is one of the levels beyond and including the touch. */
    boolean contains(Side side, long touch, long price) {
        boolean onGrid = price == touch || Math.floorMod(price, stepTicks) == 0;
        long farthest = price(side, touch, levels - 1);
        return onGrid && (side == Side.BUY ? price <= touch && price >= farthest : price >= touch && price <= farthest);
    }

    long lots(long price) {
        long jitter = StateHash.mix(price ^ seed * 0x9E3779B97F4A7C15L) & (2 * JITTER - 1);
        return baseLots + baseLots * jitter / JITTER;
    }
}
