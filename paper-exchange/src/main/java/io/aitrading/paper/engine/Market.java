package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.order.OrderView;
import io.aitrading.trading.book.LevelVisitor;

/** The one book in which the recorded market and the clients' orders meet. Owned by the engine's thread. */
interface Market {
    /** The next recorded trade happens: it takes from clients at its price or better first. */
    void recordedTrade(int position);

    void placeLimit(OrderView order);

    /** @param budgetTickLots at most so much of price times lots */
    void placeMarket(OrderView order, long lots, long budgetTickLots);

    void cancel(long orderId);

    /** Lowers the open lots of a resting order, which keeps its place in the queue. */
    void reduce(long orderId, long priceTicks, long openLots);

    /** Price of the last trade in ticks, 0 before the first. */
    long lastPrice();

    /** Best price a side offers, 0 when it is empty. */
    long best(Side side);

    void levels(Side side, int limit, LevelVisitor visitor);

    /** Visits the modelled quotes of a side. */
    void modelled(Side side, LevelVisitor visitor);
}
