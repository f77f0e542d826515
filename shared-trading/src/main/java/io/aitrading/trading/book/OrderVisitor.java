package io.aitrading.trading.book;

/** Receives resting orders in the order in which they would trade. */
@FunctionalInterface
public interface OrderVisitor {
    /**
     * @param visibleLots what the order shows now
     * @param hiddenLots iceberg reserve behind it
     * @param displayLots size of each visible slice, 0 for an order that shows everything
     * @param postOnly whether a change of its price must not make it trade
     * @param prevention what happens when a change of its price makes it meet its own account
     */
    void order(
            long orderId,
            long accountKey,
            long priceTicks,
            long visibleLots,
            long hiddenLots,
            long displayLots,
            boolean postOnly,
            SelfTradePrevention prevention);
}
