package io.aitrading.venue;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.time.Instant;

/**
 * One execution of one of our orders.
 *
 * @param tradeId the venue's number, unique per symbol
 */
public record TradeReport(
        String symbol,
        long tradeId,
        String venueOrderId,
        Price price,
        Quantity quantity,
        Money fee,
        boolean maker,
        Instant time) {}
