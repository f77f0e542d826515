package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderRules;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import org.jspecify.annotations.Nullable;

/** Pairs of orders of which one cancels the other. Owned by the engine's thread. */
final class ListDesk {
    private final VenueBooks books;
    private final Settlement settlement;
    private final Market market;
    private final Recorder recorder;
    private final OrderDesk desk;

    ListDesk(VenueBooks books, Settlement settlement, Market market, Recorder recorder, OrderDesk desk) {
        this.books = books;
        this.settlement = settlement;
        this.market = market;
        this.recorder = recorder;
        this.desk = desk;
    }

    OrderListView place(Account account, @Nullable String clientListId, NewOrder above, NewOrder below) {
        OrderRules.checkPair(above, below, market.lastPrice());
        desk.requireFreshClientId(account, above.clientOrderId());
        desk.requireFreshClientId(account, below.clientOrderId());
        boolean sameName =
                above.clientOrderId() != null && above.clientOrderId().equals(below.clientOrderId());
        boolean listNameUsed = clientListId != null && hasOpenList(account, clientListId);
        if (sameName || listNameUsed) {
            throw VenueError.DUPLICATE_ORDER.exception();
        }
        desk.requirePriceAllowed(above);
        desk.requirePriceAllowed(below);
        String asset = Fees.paysWith(above.side());
        Sizing aboveSizing = Sizing.of(above, market);
        Sizing belowSizing = Sizing.of(below, market);
        long units = Math.max(aboveSizing.reserveUnits(), belowSizing.reserveUnits());
        if (account.balance(asset).free() < units) {
            throw VenueError.INSUFFICIENT_BALANCE.exception();
        }
        Reservation shared = settlement.reserve(account, asset, units);
        long listId = recorder.nextListId();
        VenueOrder first = desk.open(account, below, listId, below.lots(), shared);
        VenueOrder second = desk.open(account, above, listId, above.lots(), shared);
        OrderListView list = new OrderListView(
                listId,
                account.number(),
                clientListId == null ? "list" + listId : clientListId,
                first.id(),
                first.view().clientOrderId(),
                second.id(),
                second.view().clientOrderId(),
                true,
                recorder.now());
        books.opened(list);
        recorder.list(list);
        desk.work(first, belowSizing);
        desk.work(second, aboveSizing);
        return list;
    }

    /** One order of the list trades or was set off: the other must go, and what only it needed becomes free. */
    void expirePartner(VenueOrder order) {
        VenueOrder partner = books.openPartner(order);
        if (partner != null) {
            if (partner.view().isWorking()) {
                market.cancel(partner.id());
            } else {
                books.stops().remove(partner);
            }
            settlement.end(partner, OrderState.EXPIRED, Execution.EXPIRED, null);
        }
        if (order.view().state().isOpen()) {
            settlement.releaseExcess(order);
        }
    }

    /** Notes the end of lists whose orders are both closed. */
    void closeIfDone(long listId) {
        OrderListView list = books.openList(listId);
        if (list != null
                && books.openOrder(list.firstOrderId()) == null
                && books.openOrder(list.secondOrderId()) == null) {
            books.closed(list);
            recorder.list(new OrderListView(
                    list.listId(),
                    list.account(),
                    list.clientListId(),
                    list.firstOrderId(),
                    list.firstClientOrderId(),
                    list.secondOrderId(),
                    list.secondClientOrderId(),
                    false,
                    recorder.now()));
        }
    }

    OrderListView cancel(OrderListView list, String requestClientId) {
        for (long orderId : new long[] {list.firstOrderId(), list.secondOrderId()}) {
            VenueOrder order = books.openOrder(orderId);
            if (order != null) {
                desk.cancel(order, requestClientId);
            }
        }
        closeIfDone(list.listId());
        return list;
    }

    private boolean hasOpenList(Account account, String clientListId) {
        return books.openLists().stream()
                .anyMatch(list -> list.account() == account.number()
                        && list.clientListId().equals(clientListId));
    }
}
