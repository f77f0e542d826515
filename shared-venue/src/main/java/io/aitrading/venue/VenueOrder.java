package io.aitrading.venue;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import org.jspecify.annotations.Nullable;

/** An order in the venue's terms. */
public record VenueOrder(
        String clientOrderId,
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Price stopPrice) {}
