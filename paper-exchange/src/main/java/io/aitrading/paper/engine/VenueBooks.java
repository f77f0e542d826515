package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.VenueOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is open: accounts, orders, lists, stops. Closed orders live in the database only. Owned by the engine's thread. */
final class VenueBooks {
    private final Map<Long, Account> accounts = new HashMap<>();
    private final Map<UUID, Account> accountsById = new HashMap<>();
    private final Map<Long, VenueOrder> openOrders = new LinkedHashMap<>();
    private final Map<Long, OrderListView> openLists = new HashMap<>();
    private final Stops stops = new Stops();

    Account account(long number) {
        Account account = accounts.get(number);
        if (account == null) {
            throw new IllegalStateException("no account " + number);
        }
        return account;
    }

    @Nullable
    Account account(UUID id) {
        return accountsById.get(id);
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    void add(Account account) {
        accounts.put(account.number(), account);
        accountsById.put(account.id(), account);
    }

    @Nullable
    VenueOrder openOrder(long orderId) {
        return openOrders.get(orderId);
    }

    /** The order, while it is open and of this account. */
    VenueOrder requireOpen(long accountNumber, @Nullable Long orderId, @Nullable String clientOrderId) {
        VenueOrder order =
                orderId != null ? openOrder(orderId) : account(accountNumber).openOrder(String.valueOf(clientOrderId));
        if (order == null || order.view().account() != accountNumber) {
            throw VenueError.UNKNOWN_ORDER.exception();
        }
        if (clientOrderId != null && !order.view().clientOrderId().equals(clientOrderId)) {
            throw VenueError.CLIENT_ID_OF_ANOTHER.exception();
        }
        return order;
    }

    Collection<VenueOrder> openOrders() {
        return openOrders.values();
    }

    void opened(Account account, VenueOrder order) {
        openOrders.put(order.id(), order);
        account.opened(order);
    }

    void closed(Account account, VenueOrder order) {
        openOrders.remove(order.id());
        account.closed(order);
    }

    void opened(OrderListView list) {
        openLists.put(list.listId(), list);
    }

    @Nullable
    OrderListView openList(long listId) {
        return openLists.get(listId);
    }

    Collection<OrderListView> openLists() {
        return openLists.values();
    }

    void closed(OrderListView list) {
        openLists.remove(list.listId());
    }

    /** The order that cancels this one, or that this one cancels, while it is open. */
    @Nullable
    VenueOrder openPartner(VenueOrder order) {
        OrderListView list = openLists.get(order.view().listId());
        if (list == null) {
            return null;
        }
        return list.partners(order.id())
                .map(leg -> openOrders.get(leg.orderId()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of the orders of this one's account that rest on the other side, the one that trades first. */
    VenueOrder firstInQueue(VenueOrder taker) {
        Comparator<VenueOrder> byPrice =
                Comparator.comparingLong(order -> order.view().priceTicks());
        Comparator<VenueOrder> bestFirst = taker.side() == Side.BUY ? byPrice : byPrice.reversed();
        return account(taker.view().account()).openOrders().stream()
                .filter(order ->
                        order.side() != taker.side() && order.view().place().rank() != 0)
                .min(bestFirst.thenComparingLong(order -> order.view().place().rank()))
                .orElseThrow(() -> new IllegalStateException("order " + taker.id() + " met no order of its account"));
    }

    Stops stops() {
        return stops;
    }
}
