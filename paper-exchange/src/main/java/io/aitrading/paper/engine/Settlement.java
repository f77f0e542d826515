package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.ExpiryReason;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.PreventedMatch;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves money for trades and the ends of orders. Owned by the engine's thread. */
final class Settlement implements MarketListener {
    private static final long RECORDED_FLOW = 0;

    private final VenueBooks books;
    private final Recorder recorder;
    private final SelfTrades selfTrades;
    /** Each once, however many fills it had: the second time it would place those that waited for it again. */
    private final Set<VenueOrder> movedListOrders = new LinkedHashSet<>();

    private long takerId = RECORDED_FLOW;
    private long takerKeptBack;

    Settlement(VenueBooks books, Recorder recorder) {
        this.books = books;
        this.recorder = recorder;
        this.selfTrades = new SelfTrades(books, recorder);
    }

    /** The next recorded trade comes to the market: until another taker does, trades are the recording's. */
    void recordedTakerComes() {
        takerComes(RECORDED_FLOW, 0);
    }

    /**
     * A client's order comes to the market.
     *
     * @param lotsKeptBack lots that it wants but that it knows it will not find there
     */
    void takerComes(long orderId, long lotsKeptBack) {
        takerId = orderId;
        takerKeptBack = lotsKeptBack;
        recorder.newTaker();
        selfTrades.takerComes();
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

    @Override
    public void traded(long makerId, long tradeTakerId, Side takerSide, long priceTicks, long lots) {
        boolean recorded = takerId == RECORDED_FLOW;
        PublicTrade trade = recorder.trade(priceTicks, lots, takerSide == Side.SELL, recorded);
        VenueOrder maker = books.openOrder(makerId);
        VenueOrder taker = books.openOrder(tradeTakerId);
        if (maker != null) {
            fill(maker, trade, true);
        }
        if (taker != null) {
            fill(taker, trade, false);
        }
    }

    @Override
    public void ended(long orderId) {
        VenueOrder order = books.openOrder(orderId);
        // The remainder of a market order is judged when the whole match is over.
        if (order != null && !isMarket(order)) {
            expire(order, unfilled(order.view().timeInForce()));
        }
    }

    private static ExpiryReason unfilled(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED;
            case FOK -> ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED;
            case GTC -> ExpiryReason.INSUFFICIENT_LIQUIDITY;
        };
    }

    @Override
    public void prevented(long orderId, long openLots) {
        VenueOrder order = books.openOrder(orderId);
        if (order == null) {
            return;
        }
        boolean maker = orderId != takerId;
        long lots = order.view().remainingLots() - openLots - (maker ? 0 : takerKeptBack);
        PreventedMatch match = selfTrades.match(order, takerId, lots);
        order.prevent(lots, match.id(), recorder.now());
        if (openLots > 0) {
            if (maker) {
                order.shownLess(lots, recorder::nextQueueRank);
            }
            moved(order);
            recorder.prevented(order.view(), match, lots);
            recorder.journal(Kind.ORDER_PREVENTED, books.account(order.view().account()), order.view(), null, "");
            return;
        }
        Account account = books.account(order.view().account());
        order.end(OrderState.EXPIRED_IN_MATCH, null, recorder.now());
        close(account, order);
        recorder.prevented(order.view(), match, lots);
        recorder.journal(Kind.ORDER_EXPIRED, account, order.view(), null, "");
    }

    /** Orders of lists that traded or ended since the last call, in order: others may have to come or to go. */
    List<VenueOrder> takeMovedListOrders() {
        if (movedListOrders.isEmpty()) {
            return List.of();
        }
        List<VenueOrder> taken = List.copyOf(movedListOrders);
        movedListOrders.clear();
        return taken;
    }

    void expire(VenueOrder order, ExpiryReason reason) {
        end(order, OrderState.EXPIRED, Execution.EXPIRED, reason, null);
    }

    void cancel(VenueOrder order, String requestClientId) {
        end(order, OrderState.CANCELED, Execution.CANCELED, null, requestClientId);
    }

    private void end(
            VenueOrder order,
            OrderState state,
            Execution execution,
            @Nullable ExpiryReason reason,
            @Nullable String requestClientId) {
        Account account = books.account(order.view().account());
        order.end(state, reason, recorder.now());
        close(account, order);
        recorder.execution(order.view(), execution, requestClientId);
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
        if (order.view().state() == OrderState.FILLED) {
            close(account, order);
        } else {
            moved(order);
        }
        recorder.traded(order.view(), fill);
        recorder.journal(Kind.TRADE, account, order.view(), fill, "");
    }

    /** An open order needs less now. Of a list, that is judged when it is known what becomes of the others. */
    private void moved(VenueOrder order) {
        if (order.view().listId() != -1) {
            movedListOrders.add(order);
        } else if (!isMarket(order)) {
            releaseExcess(order);
        }
    }

    /** The funds of a pair are shared: they are released only when its last order closes. */
    private void close(Account account, VenueOrder order) {
        books.closed(account, order);
        if (order.view().listId() != -1) {
            movedListOrders.add(order);
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
