package io.aitrading.bridge.trade;

import io.aitrading.domain.MarketTrade;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps prices that cannot be true away from everyone behind it: not positive, or further from the last good one than a
 * market moves between two trades. A jump that twenty trades in a row confirm is a new level and taken: a guard that can never
 * change its mind would turn one absurd first price into an endless outage.
 */
public final class PriceGuard {
    static final int CONFIRMATIONS = 20;
    private static final BigDecimal AGREEMENT = new BigDecimal("1.1");

    private final Supplier<BigDecimal> maxJumpRatio;
    private @Nullable BigDecimal lastGood;
    private @Nullable BigDecimal candidate;
    private int confirmations;

    /** @param maxJumpRatio largest believable quotient of two neighbouring prices, above 1, as it is now */
    public PriceGuard(Supplier<BigDecimal> maxJumpRatio) {
        this.maxJumpRatio = maxJumpRatio;
    }

    /** What is wrong with the trade, or empty when it may pass. */
    public Optional<String> defect(MarketTrade trade) {
        BigDecimal price = trade.price().value();
        if (price.signum() <= 0) {
            return Optional.of("price " + trade.price() + " is not positive");
        }
        if (trade.quantity().isZero()) {
            return Optional.of("quantity is zero");
        }
        BigDecimal reference = lastGood;
        BigDecimal ratio = maxJumpRatio.get();
        if (reference == null || within(price, reference, ratio) || confirmed(price)) {
            lastGood = price;
            candidate = null;
            confirmations = 0;
            return Optional.empty();
        }
        return Optional.of("price " + trade.price() + " is more than " + ratio + " times away from "
                + reference.stripTrailingZeros().toPlainString());
    }

    private boolean confirmed(BigDecimal price) {
        BigDecimal level = candidate;
        if (level == null || !within(price, level, AGREEMENT)) {
            candidate = price;
            confirmations = 1;
        } else {
            confirmations++;
        }
        return confirmations > CONFIRMATIONS;
    }

    private static boolean within(BigDecimal price, BigDecimal reference, BigDecimal ratio) {
        return price.compareTo(reference.multiply(ratio)) <= 0 && reference.compareTo(price.multiply(ratio)) <= 0;
    }
}
