package io.aitrading.domain.api;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/orders} at order-management.
 *
 * @param clientOrderId unique forever per account, 1-36 of {@code [.A-Za-z0-9_:/-]}; made by the service when absent
 * @param quantity in base, on the lot grid
 * @param price in quote per base, on the tick grid; only for types with a limit
 * @param stopPrice trigger; only for types with one
 * @param reduceOnly refuse what would open or flip a position
 * @param strategyId the strategy that wants it, absent for orders by hand
 * @param decisionId joins it to the decision that explains it
 * @param decidedAt market time of that decision, from services only; at a venue with a clock of its own (a replay), orders per minute
 *     are counted by it
 */
public record PlaceOrderRequest(
        UUID accountId,
        @Nullable String clientOrderId,
        String symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Price stopPrice,
        @Nullable TimeInForce timeInForce,
        @Nullable Boolean reduceOnly,
        @Nullable UUID strategyId,
        @Nullable UUID decisionId,
        @Nullable Instant decidedAt) {}
