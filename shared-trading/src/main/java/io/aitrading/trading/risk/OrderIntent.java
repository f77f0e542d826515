package io.aitrading.trading.risk;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send.
 *
 * @param price limit price; absent for market orders
 * @param reduceOnly the sender's promise that the order makes the position smaller; broken promises are refused
 * @param referencePrice last trade's price; ignored when {@link Exposure#lastPriceKnown()} is false
 */
public record OrderIntent(
        String symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        @Nullable Price price,
        boolean reduceOnly,
        Price referencePrice) {
    public OrderIntent {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("quantity must be positive");
        }
        if (type.hasLimitPrice() && price == null) {
            throw new IllegalArgumentException(type + " needs a price");
        }
        if (price != null && price.value().signum() <= 0) {
            throw new IllegalArgumentException("price must be positive");
        }
    }
}
