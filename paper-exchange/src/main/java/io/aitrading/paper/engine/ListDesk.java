package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.engine.UserEvent.ListStatus;
import io.aitrading.paper.order.ExpiryReason;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderListView.Leg;
import io.aitrading.paper.order.OrderRules;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Orders that decide what becomes of others: one cancels the other, or one places the others. Owned by the engine's thread. */
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

    OrderListView place(Account account, NewList wanted) {
        requireFreshNames(account, wanted);
        boolean pair = wanted.kind() == OrderListView.Kind.OCO;
        List<NewOrder> entering = pair ? wanted.orders() : wanted.orders().subList(0, 1);
        List<Sizing> sizings = requirePlaceable(account, entering);
        Reservation funds = reserve(account, entering, sizings);
        long listId = recorder.nextListId();
        List<VenueOrder> orders = new ArrayList<>();
        for (NewOrder order : wanted.orders()) {
            boolean enters = orders.size() < entering.size();
            orders.add(desk.open(
                    account,
                    order,
                    listId,
                    enters ? OrderState.NEW : OrderState.PENDING_NEW,
                    order.lots(),
                    enters ? funds : new Reservation(Fees.paysWith(order.side()), 0)));
        }
        OrderListView list = new OrderListView(
                listId,
                account.number(),
                wanted.kind(),
                wanted.clientListId() == null ? "list" + listId : wanted.clientListId(),
                orders.stream()
                        .map(order -> new Leg(order.id(), order.view().clientOrderId()))
                        .toList(),
                true,
                recorder.now(),
                recorder.now());
        books.opened(list);
        recorder.list(list, ListStatus.EXEC_STARTED);
        work(orders.subList(0, entering.size()), sizings);
        return list;
    }

    private void requireFreshNames(Account account, NewList wanted) {
        Set<String> names = new HashSet<>();
        for (NewOrder order : wanted.orders()) {
            String name = order.clientOrderId();
            desk.requireFreshClientId(account, name);
            if (name != null && !names.add(name)) {
                throw VenueError.DUPLICATE_ORDER.exception();
            }
        }
        boolean listNameUsed = books.openLists().stream()
                .anyMatch(list -> list.account() == account.number()
                        && list.clientListId().equals(wanted.clientListId()));
        if (listNameUsed) {
            throw VenueError.DUPLICATE_ORDER.exception();
        }
    }

    /** Whether orders that enter together, one or a pair, may: the stop of a pair comes first. */
    private List<Sizing> requirePlaceable(Account account, List<NewOrder> orders) {
        if (orders.size() > 1) {
            OrderRules.checkPairPrices(orders.getFirst(), orders.getLast(), market.lastPrice());
        }
        orders.forEach(desk::requirePriceAllowed);
        List<Sizing> sizings =
                orders.stream().map(order -> Sizing.of(order, market)).toList();
        desk.requireFunds(account, Fees.paysWith(orders.getFirst().side()), most(sizings));
        return sizings;
    }

    private Reservation reserve(Account account, List<NewOrder> orders, List<Sizing> sizings) {
        return settlement.reserve(account, Fees.paysWith(orders.getFirst().side()), most(sizings));
    }

    private static long most(List<Sizing> sizings) {
        return sizings.stream().mapToLong(Sizing::reserveUnits).max().orElseThrow();
    }

    private void work(List<VenueOrder> orders, List<Sizing> sizings) {
        for (int i = 0; i < orders.size(); i++) {
            desk.work(orders.get(i), sizings.get(i));
        }
    }

    /** An order of a list traded or ended: what that means for the others. */
    void moved(VenueOrder order) {
        OrderListView list = books.openList(order.view().listId());
        if (list == null) {
            return;
        }
        boolean open = order.view().state().isOpen();
        if (!list.isWorking(order.id())) {
            expirePartner(order);
        } else if (order.view().state() == OrderState.FILLED) {
            placePending(list);
        } else if (!open) {
            openOrders(list.pending()).forEach(pending -> desk.expire(pending, ExpiryReason.OTO_PHASE_ONE_EXPIRED));
        }
        if (open) {
            settlement.releaseExcess(order);
        }
        closeIfDone(list.listId());
    }

    /** One order of a pair trades, was set off or ended: the other must go, and what only it needed becomes free. */
    void expirePartner(VenueOrder order) {
        VenueOrder partner = books.openPartner(order);
        if (partner != null) {
            desk.expire(partner, ExpiryReason.OCO_TRIGGER);
        }
        if (order.view().state().isOpen()) {
            settlement.releaseExcess(order);
        }
    }

    /** The working order is filled: those that waited for it are placed as if they came now, or expire. */
    private void placePending(OrderListView list) {
        List<VenueOrder> pending = openOrders(list.pending());
        Account account = books.account(list.account());
        List<NewOrder> wanted =
                pending.stream().map(order -> NewOrder.of(order.view())).toList();
        List<Sizing> sizings;
        try {
            wanted.forEach(order -> OrderRules.check(order, market.lastPrice(), 0, 0));
            sizings = requirePlaceable(account, wanted);
        } catch (VenueException refused) {
            pending.forEach(order -> desk.expire(order, ExpiryReason.REJECTED));
            return;
        }
        Reservation funds = reserve(account, wanted, sizings);
        for (VenueOrder order : pending) {
            order.place(funds, NewOrder.of(order.view()).reserveTicks(market.lastPrice()), recorder.now());
            recorder.execution(order.view(), Execution.NEW, null);
            recorder.journal(Kind.ORDER_PLACED, account, order.view(), null, "");
        }
        work(pending, sizings);
    }

    /** Notes the end of a list whose orders are all closed. */
    private void closeIfDone(long listId) {
        OrderListView list = books.openList(listId);
        if (list != null && openOrders(list.legs()).isEmpty()) {
            books.closed(list);
            recorder.list(list.done(recorder.now()), ListStatus.ALL_DONE);
        }
    }

    void cancel(OrderListView list, String requestClientId) {
        openOrders(list.legs()).forEach(order -> desk.cancel(order, requestClientId));
        closeIfDone(list.listId());
    }

    /** Lowers an order's quantity, and its partner's, since a pair has one quantity. Returns the number of the execution. */
    long reduce(VenueOrder order, long lots, String clientOrderId) {
        VenueOrder partner = books.openPartner(order);
        boolean renamed = !clientOrderId.equals(order.view().clientOrderId());
        long executionId = desk.reduce(order, lots, clientOrderId);
        if (partner != null) {
            desk.reduce(partner, lots, partner.view().clientOrderId());
            settlement.releaseExcess(order);
        }
        OrderListView list = books.openList(order.view().listId());
        if (list != null && renamed) {
            OrderListView updated = list.renamed(order.id(), clientOrderId, recorder.now());
            books.opened(updated);
            recorder.list(updated, ListStatus.UPDATED);
        }
        return executionId;
    }

    private List<VenueOrder> openOrders(List<Leg> legs) {
        return legs.stream()
                .map(leg -> books.openOrder(leg.orderId()))
                .filter(Objects::nonNull)
                .toList();
    }
}
