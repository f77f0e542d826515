package io.aitrading.trading.backtest;

import java.math.BigDecimal;

/** Finds the coarsest decimal grid on which numbers lie exactly, so that they can be counted in whole ticks. */
public final class DecimalGrid {
    /** Whole numbers above this are avoided: sums and products of averages must stay within a long. */
    private static final double LARGEST_COUNT = 1e13;

    private static final int MOST_DECIMALS = 12;

    private int decimals;
    private double largest;

    /** Takes one more number into account; it must be finite. */
    public void add(double value) {
        double magnitude = Math.abs(value);
        if (magnitude > largest) {
            largest = magnitude;
        }
        while (decimals < MOST_DECIMALS && !fits(magnitude, decimals)) {
            decimals++;
        }
    }

    /** A double lies on the grid when the nearest grid point is, as a double, the same number. */
    private static boolean fits(double magnitude, int places) {
        double scale = POWERS[places];
        return Math.rint(magnitude * scale) / scale == magnitude;
    }

    /** The distance between grid points; wider than asked for when numbers have more than 13 digits. */
    public BigDecimal step() {
        int places = decimals;
        while (places > 0 && largest * POWERS[places] > LARGEST_COUNT) {
            places--;
        }
        return BigDecimal.ONE.movePointLeft(places);
    }

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
}
