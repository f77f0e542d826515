package io.aitrading.trading.strategy;

/**
 * One public trade as a strategy sees it.
 *
 * @param symbolIndex position of the symbol in {@link StrategyContext#symbol(int)}
 * @param buyerIsMaker true when the aggressor sold
 */
public record TradeTick(
        int symbolIndex, long tradeId, long timeMillis, long priceTicks, double quantity, boolean buyerIsMaker) {}
