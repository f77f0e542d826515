package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.PriceColumns;

/**
 * Bars with where they came from.
 *
 * @param intervalMillis length of a bar; 0 for the most frequent distance
 */
public record Bars(String source, String symbol, long intervalMillis, PriceColumns columns) {}
