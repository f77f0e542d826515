package io.aitrading.paper.engine;

import io.aitrading.paper.order.VenueOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Balances and open orders of one account. Owned by the engine's thread. */
final class Account {
    private final long number;
    private final UUID id;
    private final Map<String, Balance> balances = new TreeMap<>();
    private final Map<String, VenueOrder> openByClientId = new HashMap<>();
    private int conditionalOrders;

    Account(long number, UUID id) {
        this.number = number;
        this.id = id;
    }

    /** The venue's own number, the {@code uid} of the Binance API. */
    long number() {
        return number;
    }

    UUID id() {
        return id;
    }

    Balance balance(String asset) {
        return balances.computeIfAbsent(asset, Balance::new);
    }

    Collection<Balance> balances() {
        return balances.values();
    }

    @Nullable
    VenueOrder openOrder(String clientOrderId) {
        return openByClientId.get(clientOrderId);
    }

    Collection<VenueOrder> openOrders() {
        return openByClientId.values();
    }

    int openOrderCount() {
        return openByClientId.size();
    }

    int conditionalOrderCount() {
        return conditionalOrders;
    }

    void opened(VenueOrder order) {
        openByClientId.put(order.view().clientOrderId(), order);
        if (order.view().kind().isConditional()) {
            conditionalOrders++;
        }
    }

    void renamed(VenueOrder order, String nameBefore) {
        openByClientId.remove(nameBefore, order);
        openByClientId.put(order.view().clientOrderId(), order);
    }

    void closed(VenueOrder order) {
        if (openByClientId.remove(order.view().clientOrderId(), order)
                && order.view().kind().isConditional()) {
            conditionalOrders--;
        }
    }
}
