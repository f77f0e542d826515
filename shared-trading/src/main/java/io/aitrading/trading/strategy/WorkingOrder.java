package io.aitrading.trading.strategy;

/**
 * An order of the strategy that is not finished.
 *
 * @param orderId what {@link StrategyContext#submit} returned
 * @param leavesLots what has not filled
 */
public record WorkingOrder(long orderId, OrderIntent intent, long leavesLots) {}
