package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import java.util.stream.LongStream;

/**
 * The modelled quotes as they stand in the book: pairs of price in ticks and lots, in no particular order. A level where a client's
 * order waits is not what the model alone would show, so they are stored and not computed anew.
 */
@SuppressWarnings("ArrayRecordComponent") // made, stored and read once; never compared
record ModelledDepth(long[] bids, long[] asks) {
    static ModelledDepth of(Market market) {
        return new ModelledDepth(side(market, Side.BUY), side(market, Side.SELL));
    }

    private static long[] side(Market market, Side side) {
        LongStream.Builder pairs = LongStream.builder();
        market.modelled(side, (ticks, lots) -> pairs.add(ticks).add(lots));
        return pairs.build().toArray();
    }

    long[] side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
