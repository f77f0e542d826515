package io.aitrading.domain;

import java.time.Instant;
import java.util.List;

/**
 * The best levels of an order book, best first.
 *
 * @param updateId the venue's sequence of the last change in it
 */
public record BookSnapshot(String symbol, long updateId, Instant time, List<Level> bids, List<Level> asks) {
    /** One price and the quantity resting there. */
    public record Level(Price price, Quantity quantity) {}
}
