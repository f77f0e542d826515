package io.aitrading.bench.depth;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.DepthSession;
import io.aitrading.trading.depth.DepthStrategy;

/** Keeps one order at the best price of each side, within a position limit. */
final class QuoteBothSides implements DepthStrategy {
    private static final long LOTS = 5;
    private static final long LIMIT = 50;

    private long bidOrder;
    private long bidPrice;
    private long askOrder;
    private long askPrice;

    @Override
    public void onTop(DepthSession session) {
        long bid = session.bestBid();
        long ask = session.bestAsk();
        boolean bidOpen = session.open(bidOrder);
        if (bidOpen && bid != bidPrice) {
            session.cancel(bidOrder);
            bidPrice = bid;
        } else if (!bidOpen && session.position() < LIMIT) {
            bidOrder = session.submit(Side.BUY, bid, LOTS, true);
            bidPrice = bid;
        }
        boolean askOpen = session.open(askOrder);
        if (askOpen && ask != askPrice) {
            session.cancel(askOrder);
            askPrice = ask;
        } else if (!askOpen && session.position() > -LIMIT) {
            askOrder = session.submit(Side.SELL, ask, LOTS, true);
            askPrice = ask;
        }
    }
}
