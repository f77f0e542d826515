package io.aitrading.domain.event;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order entered a new state.
 *
 * @param orderSequence gapless per order, from 1
 * @param reason why, for rejections, cancels and unknowns: a stable code and text
 */
public record OrderEvent(
        UUID orderId,
        UUID accountId,
        UUID userId,
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
        OrderStatus status,
        Quantity filledQuantity,
        @Nullable Price averagePrice,
        @Nullable String venueOrderId,
        @Nullable String reason,
        long orderSequence,
        Instant time) {}
