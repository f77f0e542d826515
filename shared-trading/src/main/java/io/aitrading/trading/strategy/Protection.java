package io.aitrading.trading.strategy;

/**
 * Exits attached to an order; whichever comes first closes what the order opened and ends the others. Distances are from
 * the fill price, in ticks; 0 means none.
 *
 * @param takeProfitTicks distance in the order's favour at which profit is taken
 * @param stopLossTicks distance against the order at which the loss is cut
 * @param trailingTicks distance that the stop keeps from the best price seen since the fill
 */
public record Protection(long takeProfitTicks, long stopLossTicks, long trailingTicks) {
    public static final Protection NONE = new Protection(0, 0, 0);

    public Protection {
        if (takeProfitTicks < 0 || stopLossTicks < 0 || trailingTicks < 0) {
            throw new IllegalArgumentException("distances of a protection must not be negative");
        }
    }

    public boolean isNone() {
        return takeProfitTicks == 0 && stopLossTicks == 0 && trailingTicks == 0;
    }
}
