package io.aitrading.portfolio.valuation;

import io.aitrading.domain.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position with its present worth.
 *
 * @param quantity signed sum of fills, in base
 * @param averagePrice cost per unit, absent when flat
 * @param markPrice last price, absent when none was ever heard
 * @param markStale true when the price is older than the limit
 * @param unrealisedPnl in quote, absent without a price
 * @param realisedPnl in quote, before fees
 * @param fees in quote
 */
record PositionView(
        UUID accountId,
        String symbol,
        BigDecimal quantity,
        @Nullable Price averagePrice,
        @Nullable Price markPrice,
        boolean markStale,
        @Nullable BigDecimal unrealisedPnl,
        BigDecimal realisedPnl,
        BigDecimal fees,
        long fillCount,
        Instant updatedAt) {}
