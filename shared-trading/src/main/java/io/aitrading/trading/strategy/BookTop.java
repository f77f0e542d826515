package io.aitrading.trading.strategy;

/**
 * The best bid and ask of one symbol; 0 where a side is empty.
 *
 * @param symbolIndex position of the symbol in {@link StrategyContext#symbol(int)}
 */
public record BookTop(
        int symbolIndex, long timeMillis, long bidTicks, double bidQuantity, long askTicks, double askQuantity) {}
