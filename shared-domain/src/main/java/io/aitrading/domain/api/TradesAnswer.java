package io.aitrading.domain.api;

import io.aitrading.domain.MarketTrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/v1/marketdata/trades/{symbol}?afterId=&waitMs=&limit=} at data-bridge: trades in order without a
 * hole, so that a reader who goes on from the last id misses nothing.
 *
 * @param stale true when nothing has come from the venue for longer than the feed's limit
 * @param gap true when trades between afterId and the first one are lost for good
 * @param connected true when the link to the venue stands: a stale feed on a good link is a market at rest
 * @param newestTradeId id of the newest trade known, which these may lag behind; 0 when there is none
 * @param newestTime the venue's time of the newest trade known
 */
public record TradesAnswer(
        String symbol,
        List<MarketTrade> trades,
        boolean stale,
        boolean gap,
        boolean connected,
        long newestTradeId,
        @Nullable Instant newestTime) {}
