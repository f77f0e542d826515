package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.OrderView.Progress;
import io.aitrading.paper.order.QueuePlace;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import io.aitrading.trading.book.MatchingBook;
import org.jspecify.annotations.Nullable;

/** Takes, works and cancels single orders. Everything is checked before anything changes. Owned by the engine's thread. */
final class OrderDesk {
    private final VenueBooks books;
    private final Settlement settlement;
    private final Market market;
    private final Recorder recorder;

    OrderDesk(VenueBooks books, Settlement settlement, Market market, Recorder recorder) {
        this.books = books;
        this.settlement = settlement;
        this.market = market;
        this.recorder = recorder;
    }

    VenueOrder place(Account account, NewOrder wanted) {
        requireFreshClientId(account, wanted.clientOrderId());
        requirePriceAllowed(wanted);
        Sizing sizing = Sizing.of(wanted, market);
        if (account.balance(Fees.paysWith(wanted.side())).free() < sizing.reserveUnits()) {
            throw VenueError.INSUFFICIENT_BALANCE.exception();
        }
        Reservation reservation = settlement.reserve(account, Fees.paysWith(wanted.side()), sizing.reserveUnits());
        VenueOrder order = open(account, wanted, -1, sizing.lots(), reservation);
        work(order, sizing);
        return order;
    }

    void requireFreshClientId(Account account, @Nullable String clientOrderId) {
        if (clientOrderId != null && account.openOrder(clientOrderId) != null) {
            throw VenueError.DUPLICATE_ORDER.exception();
        }
    }

    void requirePriceAllowed(NewOrder wanted) {
        if (wanted.kind() == OrderKind.LIMIT_MAKER) {
            long opposite = market.best(wanted.side().opposite());
            boolean takes = wanted.side() == Side.BUY
                    ? opposite != 0 && opposite <= wanted.priceTicks()
                    : opposite >= wanted.priceTicks();
            if (takes) {
                throw VenueError.WOULD_TAKE.exception();
            }
        }
        if (wanted.kind().isConditional()
                && Stops.triggersAt(wanted.side(), wanted.kind(), wanted.stopTicks(), market.lastPrice())) {
            throw VenueError.WOULD_TRIGGER.exception();
        }
    }

    /** Enters the order into the venue's lists and tells of it; it does not trade yet. */
    VenueOrder open(Account account, NewOrder wanted, long listId, long lots, Reservation reservation) {
        long id = recorder.nextOrderId();
        long now = recorder.now();
        OrderView view = new OrderView(
                id,
                account.number(),
                listId,
                wanted.clientOrderId() == null ? "paper" + id : wanted.clientOrderId(),
                wanted.side(),
                wanted.kind(),
                wanted.timeInForce(),
                wanted.priceTicks(),
                wanted.stopTicks(),
                wanted.icebergLots(),
                wanted.quoteUnits(),
                now,
                wanted.selfTradePrevention(),
                wanted.strategyId(),
                wanted.strategyType(),
                new Progress(
                        lots, 0, 0, OrderState.NEW, now, wanted.kind().isConditional() ? -1 : now, QueuePlace.NONE));
        VenueOrder order = new VenueOrder(view, reservation);
        books.opened(account, order);
        recorder.execution(order.view(), Execution.NEW, null, null);
        recorder.journal(Kind.ORDER_ACCEPTED, account, order.view(), null, "");
        return order;
    }

    /** Lets an accepted order wait for its stop price, rest or trade. */
    void work(VenueOrder order, Sizing sizing) {
        OrderView view = order.view();
        switch (view.kind()) {
            case MARKET -> workMarket(order, sizing);
            case LIMIT, LIMIT_MAKER -> workLimit(order);
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT ->
                books.stops().add(order);
        }
    }

    private void workLimit(VenueOrder order) {
        recorder.newTaker();
        market.placeLimit(order.view());
        if (order.view().state().isOpen()) {
            order.rest(recorder.nextQueueRank());
            recorder.changed(order.view());
        }
    }

    private void workMarket(VenueOrder order, Sizing sizing) {
        if (sizing.isEmpty()) {
            settlement.end(order, OrderState.EXPIRED, Execution.EXPIRED, null);
            return;
        }
        settlement.taking(order, sizing);
        if (order.view().state().isOpen()) {
            throw new IllegalStateException("market order " + order.id() + " neither filled nor ended");
        }
    }

    /** The stop price was reached. */
    void trigger(VenueOrder order) {
        order.startWorking(recorder.now());
        Account account = books.account(order.view().account());
        recorder.changed(order.view());
        recorder.journal(Kind.ORDER_TRIGGERED, account, order.view(), null, "");
        if (order.view().priceTicks() != 0) {
            workLimit(order);
            return;
        }
        Sizing sizing =
                Sizing.market(order.view().side(), order.view().remainingLots(), MatchingBook.UNLIMITED, market);
        if (sizing.isEmpty() || !settlement.topUp(account, order, sizing.reserveUnits())) {
            settlement.end(order, OrderState.EXPIRED, Execution.EXPIRED, null);
            return;
        }
        workMarket(order, sizing);
    }

    /** @param requestClientId the client's name for the cancel request */
    void cancel(VenueOrder order, String requestClientId) {
        if (order.view().isWorking()) {
            market.cancel(order.id());
        } else {
            books.stops().remove(order);
        }
        settlement.end(order, OrderState.CANCELED, Execution.CANCELED, requestClientId);
    }

    /** Lowers the order's quantity; it keeps its place in the queue. */
    void reduce(VenueOrder order, long lots) {
        OrderView view = order.view();
        if (lots >= view.lots() || lots <= view.filledLots()) {
            throw VenueError.AMEND_TOO_LARGE.exception();
        }
        if (view.isWorking()) {
            market.reduce(order.id(), view.priceTicks(), lots - view.filledLots());
        }
        order.reduceTo(lots, recorder.now());
        settlement.releaseExcess(order);
        recorder.execution(order.view(), Execution.REPLACED, null, null);
        recorder.journal(Kind.ORDER_AMENDED, books.account(view.account()), order.view(), null, "");
    }
}
