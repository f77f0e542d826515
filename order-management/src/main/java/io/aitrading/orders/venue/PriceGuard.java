package io.aitrading.orders.venue;

import io.aitrading.domain.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a price may be believed: never zero or less, and a jump to more than double or less than half only when the
 * venue says so several times in a row.
 */
final class PriceGuard {

    static final int CONFIRMATIONS = 5;

    private @Nullable Price believed;
    private int jumps;

    /** True when orders may be measured by this price. */
    synchronized boolean accept(Price price) {
        if (price.value().signum() <= 0) {
            return false;
        }
        if (believed != null && isJump(believed.value(), price.value()) && ++jumps < CONFIRMATIONS) {
            return false;
        }
        jumps = 0;
        believed = price;
        return true;
    }

    private static boolean isJump(BigDecimal from, BigDecimal to) {
        return to.compareTo(from.multiply(BigDecimal.TWO)) > 0 || from.compareTo(to.multiply(BigDecimal.TWO)) > 0;
    }
}
