package io.aitrading.trading.strategy;

import io.aitrading.domain.Side;

/**
 * A fill of one of the strategy's orders.
 *
 * @param orderId what {@link StrategyContext#submit} returned; a protective order has the id of the order it protects
 * @param symbolIndex position of the symbol in {@link StrategyContext#symbol(int)}
 * @param orderDone whether nothing of the order is left
 * @param reason why the order existed: the intent's tag, or {@code stop-loss}, {@code take-profit}, {@code trailing-stop}
 */
public record StrategyFill(
        long orderId,
        int symbolIndex,
        Side side,
        long priceTicks,
        long lots,
        long timeMillis,
        boolean orderDone,
        String reason) {}
