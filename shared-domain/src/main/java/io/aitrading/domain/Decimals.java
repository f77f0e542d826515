package io.aitrading.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one scale of every exact number in the platform, equal to {@code NUMERIC(38,18)} in the databases. */
public final class Decimals {
    /** Digits after the point of every {@link Price}, {@link Quantity} and {@link Money}. */
    public static final int SCALE = 18;

    private static final int MAX_INTEGER_DIGITS = 20;

    private Decimals() {}

    /**
     * Brings a number to {@link #SCALE} without rounding, so that record equality is numeric equality.
     *
     * @throws IllegalArgumentException when it has more than 18 decimals or more than 20 integer digits
     */
    public static BigDecimal exact(BigDecimal value, String name) {
        // Looked at before any arithmetic: 1E+999999999 must not be expanded.
        if (value.precision() - (long) value.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(name + " has more than " + MAX_INTEGER_DIGITS + " integer digits");
        }
        if (value.signum() != 0
                && value.scale() > SCALE
                && value.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException(name + " has more than " + SCALE + " decimals");
        }
        return value.setScale(SCALE, RoundingMode.DOWN);
    }

    /** Rounds to {@link #SCALE} with the rounding named by the caller: for products and quotients. */
    public static BigDecimal rounded(BigDecimal value, RoundingMode rounding) {
        return value.setScale(SCALE, rounding);
    }

    /** Plain decimal text without trailing zeros: {@code 0.1}, {@code 1200}, {@code 0}. */
    public static String text(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        return value.stripTrailingZeros().toPlainString();
    }
}
