package io.aitrading.engine.run;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.Orders;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrdersUnreachableException;
import io.aitrading.engine.order.Placement;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Order-management in memory: one order per client order id for ever; market orders fill at once, others rest. */
final class FakeOrders implements OrderGateway {
    private final Supplier<Price> price;
    private final Map<String, OrderView> byClientId = new LinkedHashMap<>();
    private final List<PlaceOrderRequest> placed = new ArrayList<>();
    private final Map<UUID, PlaceOrderRequest> requests = new LinkedHashMap<>();
    private final List<UUID> changes = new ArrayList<>();
    private final Deque<Placement> scripted = new ArrayDeque<>();
    private int killAtPlacement = -1;
    private int sends;

    FakeOrders(Supplier<Price> price) {
        this.price = price;
    }

    /** The process dies after the n-th order, from 1, has been taken and before its answer comes. */
    synchronized FakeOrders killsAfterTaking(int placement) {
        killAtPlacement = placement;
        return this;
    }

    /** The next answer, whatever is asked. */
    synchronized FakeOrders answers(Placement placement) {
        scripted.addLast(placement);
        return this;
    }

    synchronized List<PlaceOrderRequest> placed() {
        return List.copyOf(placed);
    }

    /** How often an order was sent, the same ones included. */
    synchronized int sends() {
        return sends;
    }

    synchronized List<OrderView> orders() {
        return List.copyOf(byClientId.values());
    }

    @Override
    public synchronized Placement place(PlaceOrderRequest request) {
        sends++;
        Placement answer = scripted.pollFirst();
        if (answer != null) {
            return answer;
        }
        String key = String.valueOf(request.clientOrderId());
        OrderView known = byClientId.get(key);
        if (known != null) {
            if (!requests.get(known.orderId()).equals(request)) {
                throw new AssertionError("the same id with other content: " + request);
            }
            return new Placement.Taken(known);
        }
        OrderView order = request.type() == OrderType.MARKET
                ? Orders.filled(request, price.get())
                : Orders.in(request, OrderStatus.ACCEPTED);
        byClientId.put(key, order);
        placed.add(request);
        requests.put(order.orderId(), request);
        changes.add(order.orderId());
        if (placed.size() == killAtPlacement) {
            throw new SimulatedKill();
        }
        return new Placement.Taken(order);
    }

    /** A resting order fills. */
    synchronized void fills(OrderView order, Price at) {
        change(Orders.filled(requests.get(order.orderId()), at));
    }

    /** A part of a resting order fills, after those that filled before. */
    synchronized void fillsPartly(OrderView order, Price at, Quantity part) {
        PlaceOrderRequest request = requests.get(order.orderId());
        List<OrderView.FillView> fills = new ArrayList<>(get(order.orderId()).fills());
        fills.add(Orders.fill(request, at, part, fills.size()));
        Quantity filled = fills.stream().map(OrderView.FillView::quantity).reduce(Quantity.ZERO, Quantity::plus);
        boolean whole = filled.equals(request.quantity());
        change(Orders.view(request, whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, fills));
    }

    private void change(OrderView next) {
        byClientId.put(next.clientOrderId(), next);
        changes.add(next.orderId());
    }

    @Override
    public synchronized Optional<OrderView> find(UUID accountId, String clientOrderId) {
        return Optional.ofNullable(byClientId.get(clientOrderId));
    }

    @Override
    public synchronized OrderView get(UUID orderId) {
        return byClientId.values().stream()
                .filter(order -> order.orderId().equals(orderId))
                .findFirst()
                .orElseThrow(() -> new OrdersUnreachableException("no " + orderId, new IOException("scripted")));
    }

    @Override
    public synchronized OrderView getFromVenue(UUID orderId) {
        return get(orderId);
    }

    @Override
    public synchronized void cancel(UUID orderId) {
        OrderView order = get(orderId);
        if (!order.status().isTerminal()) {
            change(Orders.in(requests.get(orderId), OrderStatus.CANCELED));
        }
    }

    @Override
    public synchronized Updates updates(long afterSequence) {
        return new Updates(changes.size(), List.copyOf(changes.subList((int) afterSequence, changes.size())));
    }

    /** Ends a runner's thread as a kill would: nothing catches it. */
    static final class SimulatedKill extends Error {
        SimulatedKill() {
            super("simulated kill", null, false, false);
        }
    }
}
