package io.aitrading.trading.pipeline;

/**
 * What the risk check of each order holds to.
 *
 * @param maxOrderLots largest order
 * @param maxOrderNotional largest price times quantity of an order, in ticks times lots
 * @param maxOpenOrders most resting orders of an account
 * @param maxPositionLots largest position of an account, counting its open orders as if they filled
 * @param collarTicks farthest that a limit may be from the last price, on either side
 */
public record PipelineLimits(
        long maxOrderLots, long maxOrderNotional, int maxOpenOrders, long maxPositionLots, long collarTicks) {
    public PipelineLimits {
        if (maxOrderLots < 1 || maxOrderNotional < 1 || maxOpenOrders < 1 || maxPositionLots < 1 || collarTicks < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
