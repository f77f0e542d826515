package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.VenueOrder;
import io.aitrading.trading.book.LevelVisitor;
import io.aitrading.trading.book.MatchingBook;

/**
 * How large an order is and what it must reserve. A market order is measured against the book as it stands: nothing can change
 * between the measure and the match, because one thread does both.
 *
 * @param lots the order's quantity; of a market order given in quote, what the book yields for it
 * @param takeLots lots that a market order takes, 0 when the book is empty
 * @param budgetTickLots what a market order may spend at most, as price times lots
 */
record Sizing(long lots, long takeLots, long budgetTickLots, long reserveUnits) {
    private static final int LEVELS_MAX = 5_000;

    static Sizing of(NewOrder wanted, Market market) {
        if (wanted.kind() != OrderKind.MARKET) {
            long ticks = wanted.reserveTicks(market.lastPrice());
            return new Sizing(wanted.lots(), 0, 0, VenueOrder.requiredUnits(wanted.side(), ticks, wanted.lots()));
        }
        if (wanted.lots() > 0) {
            return market(wanted.side(), wanted.lots(), MatchingBook.UNLIMITED, market);
        }
        long budget = wanted.quoteUnits() / Grid.UNITS_PER_TICK_LOT;
        Sizing byQuote = market(wanted.side(), MatchingBook.UNLIMITED, budget, market);
        return new Sizing(byQuote.takeLots, byQuote.takeLots, byQuote.budgetTickLots, byQuote.reserveUnits);
    }

    static Sizing market(Side side, long lots, long budgetTickLots, Market market) {
        Walk walk = new Walk(lots, budgetTickLots);
        market.levels(side.opposite(), LEVELS_MAX, walk);
        long reserve = side == Side.BUY
                ? Math.multiplyExact(walk.tickLots, Grid.UNITS_PER_TICK_LOT)
                : Grid.baseUnits(lots == MatchingBook.UNLIMITED ? walk.lots : lots);
        // What a sale earns is bounded by its lots alone; a purchase must not cost more than was reserved.
        long budget = side == Side.BUY ? walk.tickLots : MatchingBook.UNLIMITED;
        return new Sizing(lots, walk.lots, budget, reserve);
    }

    boolean isEmpty() {
        return takeLots == 0;
    }

    private static final class Walk implements LevelVisitor {
        private final long lotsWanted;
        private final long budget;
        private long lots;
        private long tickLots;
        private boolean done;

        Walk(long lotsWanted, long budget) {
            this.lotsWanted = lotsWanted;
            this.budget = budget;
        }

        @Override
        public void level(long priceTicks, long visibleLots) {
            if (done) {
                return;
            }
            long affordable = (budget - tickLots) / priceTicks;
            long taken = Math.min(Math.min(visibleLots, lotsWanted - lots), affordable);
            lots += taken;
            tickLots = Math.addExact(tickLots, Math.multiplyExact(priceTicks, taken));
            done = taken < visibleLots;
        }
    }
}
