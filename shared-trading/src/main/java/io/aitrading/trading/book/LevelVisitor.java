package io.aitrading.trading.book;

/** Receives price levels, best first. */
@FunctionalInterface
public interface LevelVisitor {
    /** @param visibleLots what the level shows; hidden iceberg reserve is not in it */
    void level(long priceTicks, long visibleLots);
}
