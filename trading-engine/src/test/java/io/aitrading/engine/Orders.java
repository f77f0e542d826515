package io.aitrading.engine;

import io.aitrading.domain.Money;
import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.id.ContentId;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders for tests. */
public final class Orders {
    private Orders() {}

    public static OrderView filled(PlaceOrderRequest request, Price price) {
        return view(request, OrderStatus.FILLED, List.of(fill(request, price, request.quantity(), 0)));
    }

    public static OrderView in(PlaceOrderRequest request, OrderStatus status) {
        return view(request, status, List.of());
    }

    /** A fill with its fee in quote currency, one thousandth. */
    public static OrderView.FillView fill(PlaceOrderRequest request, Price price, Quantity quantity, int number) {
        return new OrderView.FillView(
                id("fill " + number + " " + request.clientOrderId()),
                request.clientOrderId() + "-" + number,
                price,
                quantity,
                new Money(
                        price.times(quantity, "USDT").amount().movePointLeft(3).setScale(8, RoundingMode.UP), "USDT"),
                false,
                Instant.EPOCH);
    }

    public static OrderView view(PlaceOrderRequest request, OrderStatus status, List<OrderView.FillView> fills) {
        Quantity filled = fills.stream().map(OrderView.FillView::quantity).reduce(Quantity.ZERO, Quantity::plus);
        return new OrderView(
                id(String.valueOf(request.clientOrderId())),
                request.accountId(),
                String.valueOf(request.clientOrderId()),
                request.strategyId(),
                request.decisionId(),
                request.symbol(),
                request.side(),
                request.type(),
                request.timeInForce(),
                request.quantity(),
                request.price(),
                request.stopPrice(),
                Boolean.TRUE.equals(request.reduceOnly()),
                status,
                filled,
                fills.isEmpty() ? null : fills.getFirst().price(),
                "v" + request.clientOrderId(),
                null,
                fills,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** What two runs must agree on. */
    public static String hash(List<PlaceOrderRequest> placed) {
        StringBuilder text = new StringBuilder();
        placed.forEach(request -> text.append(request).append('\n'));
        return ContentId.sha256(text.toString());
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
