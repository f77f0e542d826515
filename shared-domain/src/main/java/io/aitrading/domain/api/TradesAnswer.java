package io.aitrading.domain.api;

import io.aitrading.domain.MarketTrade;
import java.util.List;

/**
 * Answer of {@code GET /api/v1/marketdata/trades/{symbol}?afterId=&waitMs=&limit=} at data-bridge: trades in order without a
 * hole, so that a reader who goes on from the last id misses nothing.
 *
 * @param stale true when nothing has come from the venue for longer than the feed's limit
 * @param gap true when trades between afterId and the first one are lost for good
 */
public record TradesAnswer(String symbol, List<MarketTrade> trades, boolean stale, boolean gap) {}
