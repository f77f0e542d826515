package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.order.ExpiryReason;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderProgress;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.OrderView;
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
        requireFunds(account, Fees.paysWith(wanted.side()), sizing.reserveUnits());
        Reservation reservation = settlement.reserve(account, Fees.paysWith(wanted.side()), sizing.reserveUnits());
        VenueOrder order = open(account, wanted, -1, OrderState.NEW, sizing.lots(), reservation);
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
        // One that trails only begins to follow the price when its stop price is reached.
        if (wanted.kind().isConditional()
                && wanted.trailingDelta() == 0
                && Stops.triggersAt(wanted.side(), wanted.kind(), wanted.stopTicks(), market.lastPrice())) {
            throw VenueError.WOULD_TRIGGER.exception();
        }
    }

    void requireFunds(Account account, String asset, long units) {
        if (account.balance(asset).free() < units) {
            throw VenueError.INSUFFICIENT_BALANCE.exception();
        }
    }

    /** Enters the order into the venue's lists and tells of it; it does not trade yet. */
    VenueOrder open(
            Account account, NewOrder wanted, long listId, OrderState state, long lots, Reservation reservation) {
        long id = recorder.nextOrderId();
        long now = recorder.now();
        boolean working = state == OrderState.NEW && !wanted.kind().isConditional();
        String clientOrderId = wanted.clientOrderId() == null ? "paper" + id : wanted.clientOrderId();
        OrderView view = new OrderView(
                id,
                account.number(),
                listId,
                wanted.side(),
                wanted.kind(),
                wanted.timeInForce(),
                wanted.priceTicks(),
                wanted.stopTicks(),
                wanted.trailingDelta(),
                wanted.icebergLots(),
                wanted.quoteUnits(),
                wanted.reserveTicks(market.lastPrice()),
                now,
                wanted.selfTradePrevention(),
                wanted.strategyId(),
                wanted.strategyType(),
                OrderProgress.begin(clientOrderId, lots, state, now, working));
        VenueOrder order = new VenueOrder(view, reservation);
        books.opened(account, order);
        recorder.execution(order.view(), Execution.NEW, null);
        recorder.journal(Kind.ORDER_ACCEPTED, account, order.view(), null, "");
        return order;
    }

    /** Lets an accepted order wait for its stop price, rest or trade. */
    void work(VenueOrder order, Sizing sizing) {
        switch (order.view().kind()) {
            case MARKET -> workMarket(order, sizing);
            case LIMIT, LIMIT_MAKER -> workLimit(order);
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> {
                if (order.view().trailingDelta() != 0) {
                    Stops.trail(order, market.lastPrice(), recorder);
                }
                books.stops().add(order);
            }
        }
    }

    private void workLimit(VenueOrder order) {
        settlement.takerComes(order.id(), 0);
        market.placeLimit(order.view());
        if (order.view().state().isOpen()) {
            order.rest(recorder.nextQueueRank());
            recorder.changed(order.view());
        }
    }

    private void workMarket(VenueOrder order, Sizing sizing) {
        if (!sizing.isEmpty()) {
            settlement.takerComes(order.id(), order.view().remainingLots() - sizing.takeLots());
            market.placeMarket(order.view(), sizing.takeLots(), sizing.budgetTickLots());
        }
        if (order.view().state().isOpen()) {
            settlement.expire(order, ExpiryReason.INSUFFICIENT_LIQUIDITY);
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
        if (!sizing.isEmpty() && !settlement.topUp(account, order, sizing.reserveUnits())) {
            settlement.expire(order, ExpiryReason.REJECTED);
            return;
        }
        workMarket(order, sizing);
    }

    /** @param requestClientId the client's name for the cancel request */
    void cancel(VenueOrder order, String requestClientId) {
        withdraw(order);
        settlement.cancel(order, requestClientId);
    }

    void expire(VenueOrder order, ExpiryReason reason) {
        withdraw(order);
        settlement.expire(order, reason);
    }

    private void withdraw(VenueOrder order) {
        if (order.view().isWorking()) {
            market.cancel(order.id());
        } else if (!order.view().isPending()) {
            books.stops().remove(order);
        }
    }

    /** Lowers the order's quantity; it keeps its place in the queue. Returns the number of the execution. */
    long reduce(VenueOrder order, long lots, String clientOrderId) {
        OrderView before = order.view();
        if (before.isWorking()) {
            market.reduce(order.id(), before.priceTicks(), before.remainingLots() - (before.lots() - lots));
        }
        order.reduceTo(lots, clientOrderId, recorder.now());
        Account account = books.account(before.account());
        account.renamed(order, before.clientOrderId());
        settlement.releaseExcess(order);
        long executionId = recorder.amended(before, order.view());
        recorder.journal(Kind.ORDER_AMENDED, account, order.view(), null, "");
        return executionId;
    }
}
