package io.aitrading.domain.api;

import io.aitrading.domain.Money;
import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as order-management answers it. */
public record OrderView(
        UUID orderId,
        UUID accountId,
        String clientOrderId,
        @Nullable UUID strategyId,
        @Nullable UUID decisionId,
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Price stopPrice,
        boolean reduceOnly,
        OrderStatus status,
        Quantity filledQuantity,
        @Nullable Price averagePrice,
        @Nullable String venueOrderId,
        @Nullable String reason,
        List<FillView> fills,
        Instant createdAt,
        Instant updatedAt) {
    /** One execution of it. */
    public record FillView(
            UUID fillId, String tradeId, Price price, Quantity quantity, Money fee, boolean maker, Instant time) {}
}
