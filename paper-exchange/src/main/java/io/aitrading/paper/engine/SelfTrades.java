package io.aitrading.paper.engine;

import io.aitrading.paper.order.PreventedMatch;
import io.aitrading.paper.order.VenueOrder;
import io.aitrading.trading.book.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/** Puts together what the market tells of a prevented match: first of the maker, if it loses anything, then of the taker. */
final class SelfTrades {
    private final VenueBooks books;
    private final Recorder recorder;
    private @Nullable PreventedMatch makerTold;

    SelfTrades(VenueBooks books, Recorder recorder) {
        this.books = books;
        this.recorder = recorder;
    }

    void takerComes() {
        makerTold = null;
    }

    /** The match in which this order loses so many lots. */
    PreventedMatch match(VenueOrder order, long takerId, long lots) {
        if (order.id() != takerId) {
            VenueOrder taker = books.openOrder(takerId);
            if (taker == null) {
                throw new IllegalStateException("order " + order.id() + " met no order of its account");
            }
            makerTold = of(taker, order, 0, lots);
            return makerTold;
        }
        PreventedMatch told = makerTold;
        makerTold = null;
        // Of a taker that goes away alone, nobody is told whom it met: the first of its account in the queue.
        return told != null && order.view().selfTradePrevention() != SelfTradePrevention.EXPIRE_TAKER
                ? told.withTakerLots(lots)
                : of(order, books.firstInQueue(order), lots, 0);
    }

    private PreventedMatch of(VenueOrder taker, VenueOrder maker, long takerLots, long makerLots) {
        return new PreventedMatch(
                recorder.nextPreventedMatchId(),
                taker.view().account(),
                taker.id(),
                maker.id(),
                taker.view().selfTradePrevention(),
                maker.view().priceTicks(),
                takerLots,
                makerLots,
                recorder.now());
    }
}
