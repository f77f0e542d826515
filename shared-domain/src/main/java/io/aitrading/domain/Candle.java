package io.aitrading.domain;

import java.time.Instant;

/**
 * Open, high, low, close and volume of one interval.
 *
 * @param interval Binance name: 1s, 1m, 5m, 1h, ...
 * @param openTime first instant that belongs to it
 * @param closed false while the interval still runs
 */
public record Candle(
        String symbol,
        String interval,
        Instant openTime,
        Price open,
        Price high,
        Price low,
        Price close,
        Quantity volume,
        long tradeCount,
        boolean closed) {}
