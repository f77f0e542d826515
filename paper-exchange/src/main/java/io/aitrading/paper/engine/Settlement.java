package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves money for trades and the ends of orders. Owned by the engine's thread. */
final class Settlement implements MarketListener {
    private final VenueBooks books;
    private final Recorder recorder;
    private final List<VenueOrder> tradedListOrders = new ArrayList<>();
    private final List<Long> listsWithClosedOrders = new ArrayList<>();
    private @Nullable Market market;
    private boolean recorded;

    Settlement(VenueBooks books, Recorder recorder) {
        this.books = books;
        this.recorder = recorder;
    }

    void connect(Market theMarket) {
        market = theMarket;
    }

    /** Tells whether the trades that follow come from the recording or from a client's order. */
    void recorded(boolean fromRecording) {
        recorded = fromRecording;
    }

    Reservation reserve(Account account, String asset, long units) {
        account.balance(asset).lock(units);
        recorder.touched(account, asset);
        return new Reservation(asset, units);
    }

    /** Raises a reservation to what a triggered market order needs now; false when the account has too little. */
    boolean topUp(Account account, VenueOrder order, long units) {
        long missing = units - order.reservation().units();
        if (missing > account.balance(order.reservation().asset()).free()) {
            return false;
        }
        changeReservation(account, order.reservation(), missing);
        return true;
    }

    void taking(VenueOrder order, Sizing sizing) {
        if (market == null) {
            throw new IllegalStateException("no market connected");
        }
        recorder.newTaker();
        market.placeMarket(order.view(), sizing.takeLots(), sizing.budgetTickLots());
        if (order.view().state().isOpen()) {
            end(order, OrderState.EXPIRED, Execution.EXPIRED, null);
        }
    }

    @Override
    public void traded(long makerId, long takerId, Side takerSide, long priceTicks, long lots) {
        PublicTrade trade = recorder.trade(priceTicks, lots, takerSide == Side.SELL, recorded);
        VenueOrder maker = books.openOrder(makerId);
        VenueOrder taker = books.openOrder(takerId);
        if (maker != null) {
            fill(maker, trade, true);
        }
        if (taker != null) {
            fill(taker, trade, false);
        }
    }

    @Override
    public void ended(long orderId, boolean bySelfTradePrevention) {
        VenueOrder order = books.openOrder(orderId);
        if (order == null) {
            return;
        }
        // The remainder of a market order is judged when the whole match is over.
        if (bySelfTradePrevention) {
            end(order, OrderState.EXPIRED_IN_MATCH, Execution.EXPIRED, null);
        } else if (!isMarket(order)) {
            end(order, OrderState.EXPIRED, Execution.EXPIRED, null);
        }
    }

    /** Orders of lists that traded since the last call: their partners must go. */
    List<VenueOrder> takeTradedListOrders() {
        if (tradedListOrders.isEmpty()) {
            return List.of();
        }
        List<VenueOrder> taken = List.copyOf(tradedListOrders);
        tradedListOrders.clear();
        return taken;
    }

    List<Long> takeListsWithClosedOrders() {
        if (listsWithClosedOrders.isEmpty()) {
            return List.of();
        }
        List<Long> taken = List.copyOf(listsWithClosedOrders);
        listsWithClosedOrders.clear();
        return taken;
    }

    void end(VenueOrder order, OrderState state, Execution execution, @Nullable String requestClientId) {
        Account account = books.account(order.view().account());
        order.end(state, recorder.now());
        close(account, order);
        recorder.execution(order.view(), execution, null, requestClientId);
        Kind kind = execution == Execution.CANCELED ? Kind.ORDER_CANCELED : Kind.ORDER_EXPIRED;
        recorder.journal(kind, account, order.view(), null, "");
    }

    /** Frees what neither the order nor the other open one of its list needs. */
    void releaseExcess(VenueOrder order) {
        VenueOrder partner = books.openPartner(order);
        long needed =
                partner == null ? order.requiredUnits() : Math.max(order.requiredUnits(), partner.requiredUnits());
        long excess = order.reservation().units() - needed;
        if (excess > 0) {
            changeReservation(books.account(order.view().account()), order.reservation(), -excess);
        }
    }

    private void fill(VenueOrder order, PublicTrade trade, boolean maker) {
        Account account = books.account(order.view().account());
        Side side = order.side();
        long quoteUnits = Grid.quoteUnits(trade.priceTicks(), trade.lots());
        long paid = side == Side.BUY ? quoteUnits : Grid.baseUnits(trade.lots());
        long received = side == Side.BUY ? Grid.baseUnits(trade.lots()) : quoteUnits;
        long fee = Fees.units(side, trade.lots(), quoteUnits);
        order.reservation().change(-paid);
        account.balance(order.reservation().asset()).payLocked(paid);
        account.balance(Fees.asset(side)).credit(received - fee);
        recorder.touched(account, order.reservation().asset());
        recorder.touched(account, Fees.asset(side));
        order.fill(trade.lots(), quoteUnits, recorder.now());
        if (maker) {
            order.shownLess(trade.lots(), recorder::nextQueueRank);
        }
        Fill fill = new Fill(
                trade.id(),
                order.id(),
                order.view().listId(),
                account.number(),
                side,
                trade.priceTicks(),
                trade.lots(),
                quoteUnits,
                fee,
                Fees.asset(side),
                maker,
                trade.timeMillis());
        if (order.view().listId() != -1) {
            tradedListOrders.add(order);
        }
        if (order.view().state() == OrderState.FILLED) {
            close(account, order);
        } else if (!isMarket(order) && order.view().listId() == -1) {
            releaseExcess(order);
        }
        recorder.fill(fill);
        recorder.execution(order.view(), Execution.TRADE, fill, null);
        recorder.journal(Kind.TRADE, account, order.view(), fill, "");
    }

    /** A list's funds are shared: they are released only when its last order closes. */
    private void close(Account account, VenueOrder order) {
        books.closed(account, order);
        if (order.view().listId() != -1) {
            listsWithClosedOrders.add(order.view().listId());
        }
        if (books.openPartner(order) == null) {
            changeReservation(account, order.reservation(), -order.reservation().units());
        }
    }

    private void changeReservation(Account account, Reservation reservation, long delta) {
        if (delta == 0) {
            return;
        }
        reservation.change(delta);
        account.balance(reservation.asset()).lock(delta);
        recorder.touched(account, reservation.asset());
    }

    private static boolean isMarket(VenueOrder order) {
        return order.view().priceTicks() == 0 || order.view().kind() == OrderKind.MARKET;
    }
}
