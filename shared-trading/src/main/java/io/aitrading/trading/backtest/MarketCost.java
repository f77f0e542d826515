package io.aitrading.trading.backtest;

import io.aitrading.trading.book.LevelVisitor;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Adds up what an order of a size would pay for what the levels show, in ticks times lots. */
final class MarketCost implements LevelVisitor {
    private long left;
    private BigDecimal tickLots = BigDecimal.ZERO;

    private MarketCost(long lots) {
        left = lots;
    }

    /** @param levels visits the other side of the book, best first */
    static BigDecimal of(long lots, Consumer<LevelVisitor> levels) {
        MarketCost cost = new MarketCost(lots);
        levels.accept(cost);
        return cost.tickLots;
    }

    @Override
    public void level(long priceTicks, long visibleLots) {
        long taken = Math.min(left, visibleLots);
        left -= taken;
        tickLots = tickLots.add(BigDecimal.valueOf(priceTicks).multiply(BigDecimal.valueOf(taken)));
    }
}
