package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Cancelled;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cancels orders; one of a list takes the others with it. Owned by the engine's thread. */
final class CancelDesk {
    private final VenueBooks books;
    private final Counters counters;
    private final OrderDesk desk;
    private final ListDesk lists;

    CancelDesk(VenueBooks books, Counters counters, OrderDesk desk, ListDesk lists) {
        this.books = books;
        this.counters = counters;
        this.desk = desk;
        this.lists = lists;
    }

    Cancelled cancel(VenueOrder order, @Nullable String requestId) {
        OrderListView list = books.openList(order.view().listId());
        if (list != null) {
            return cancelWhole(list, requestId);
        }
        String named = requestId == null ? newRequestId() : requestId;
        desk.cancel(order, named);
        return new Cancelled(List.of(order.view()), null, named);
    }

    private Cancelled cancelWhole(OrderListView list, @Nullable String requestId) {
        List<VenueOrder> orders = list.legs().stream()
                .map(leg -> books.openOrder(leg.orderId()))
                .filter(Objects::nonNull)
                .toList();
        String named = requestId == null ? newRequestId() : requestId;
        lists.cancel(list, named);
        return new Cancelled(orders.stream().map(VenueOrder::view).toList(), list, named);
    }

    List<Cancelled> cancelAll(long accountNumber) {
        Account account = books.account(accountNumber);
        if (account.openOrderCount() == 0) {
            throw VenueError.UNKNOWN_ORDER.exception();
        }
        List<Long> ids = new ArrayList<>();
        account.openOrders().forEach(order -> ids.add(order.id()));
        List<Cancelled> cancelled = new ArrayList<>();
        for (Long id : ids.stream().sorted().toList()) {
            VenueOrder order = books.openOrder(id);
            if (order != null) {
                cancelled.add(cancel(order, null));
            }
        }
        return cancelled;
    }

    Cancelled cancelList(
            long accountNumber, @Nullable Long listId, @Nullable String clientListId, @Nullable String requestId) {
        OrderListView list = books.openLists().stream()
                .filter(open -> open.account() == accountNumber)
                .filter(open -> listId == null || open.listId() == listId)
                .filter(open -> clientListId == null || open.clientListId().equals(clientListId))
                .findFirst()
                .orElseThrow(VenueError.UNKNOWN_ORDER::exception);
        return cancelWhole(list, requestId);
    }

    private String newRequestId() {
        return "cancel" + (counters.sequence + 1);
    }
}
