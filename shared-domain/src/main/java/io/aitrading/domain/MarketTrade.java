package io.aitrading.domain;

import java.time.Instant;

/**
 * One public trade.
 *
 * @param tradeId the venue's number, rising by one per symbol: a hole is a gap
 * @param buyerIsMaker true when the aggressor sold
 */
public record MarketTrade(
        String symbol, long tradeId, Price price, Quantity quantity, Instant time, boolean buyerIsMaker) {}
