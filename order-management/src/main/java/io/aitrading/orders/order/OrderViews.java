package io.aitrading.orders.order;

import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.event.OrderEvent;
import io.aitrading.venue.TradeReport;
import java.util.List;

/** What the outside sees of orders and fills. */
final class OrderViews {

    private OrderViews() {}

    /**
     * @param fills booked up to now; those of later steps than the order's are left out, for they were booked between the two
     *     readings, and whoever heard of a last fill before the order is FILLED would wait for the end of it for ever
     */
    static OrderView order(StoredOrder order, List<StoredFill> fills) {
        StoredOrder.Terms terms = order.terms();
        return new OrderView(
                terms.orderId(),
                terms.accountId(),
                terms.clientOrderId(),
                terms.strategyId(),
                terms.decisionId(),
                terms.symbol(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                terms.quantity(),
                terms.price(),
                terms.stopPrice(),
                terms.reduceOnly(),
                order.status(),
                order.progress().filled(),
                order.averagePrice().orElse(null),
                order.venueOrderId(),
                order.reason(),
                fills.stream()
                        .filter(fill -> fill.orderSequence() <= order.sequence())
                        .map(OrderViews::fill)
                        .toList(),
                terms.createdAt(),
                order.updatedAt());
    }

    static OrderView.FillView fill(StoredFill fill) {
        TradeReport trade = fill.trade();
        return new OrderView.FillView(
                fill.fillId(),
                Long.toString(trade.tradeId()),
                trade.price(),
                trade.quantity(),
                trade.fee(),
                trade.maker(),
                trade.time());
    }

    static OrderEvent event(StoredOrder order) {
        StoredOrder.Terms terms = order.terms();
        return new OrderEvent(
                terms.orderId(),
                terms.accountId(),
                terms.userId(),
                terms.clientOrderId(),
                terms.strategyId(),
                terms.decisionId(),
                terms.symbol(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                terms.quantity(),
                terms.price(),
                terms.stopPrice(),
                order.status(),
                order.progress().filled(),
                order.averagePrice().orElse(null),
                order.venueOrderId(),
                order.reason(),
                order.sequence(),
                order.updatedAt());
    }
}
