package io.aitrading.domain.event;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of an order was executed. Unique by (venue, symbol, tradeId).
 *
 * @param base asset bought or sold
 * @param quote asset paid with
 * @param fee what the venue took, in any asset
 */
public record FillEvent(
        UUID fillId,
        UUID orderId,
        UUID accountId,
        UUID userId,
        @Nullable UUID strategyId,
        String venue,
        String symbol,
        String base,
        String quote,
        String tradeId,
        Side side,
        Price price,
        Quantity quantity,
        Money fee,
        boolean maker,
        Instant time) {}
