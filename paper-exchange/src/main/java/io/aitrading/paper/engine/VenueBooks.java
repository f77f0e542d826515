package io.aitrading.paper.engine;

import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.VenueOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The other order of the same list, while it is open. */
    @Nullable
    VenueOrder openPartner(VenueOrder order) {
        OrderListView list = openLists.get(order.view().listId());
        if (list == null) {
            return null;
        }
        return openOrders.get(list.firstOrderId() == order.id() ? list.secondOrderId() : list.firstOrderId());
    }

    Stops stops() {
        return stops;
    }
}
