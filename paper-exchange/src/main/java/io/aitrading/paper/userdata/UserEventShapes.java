package io.aitrading.paper.userdata;

import io.aitrading.paper.engine.UserEvent;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.Moment;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import java.util.List;

/** User data events as the Binance API writes them. */
final class UserEventShapes {
    private UserEventShapes() {}

    static Fields shape(UserEvent event) {
        return switch (event) {
            case UserEvent.OrderChanged changed -> executionReport(changed);
            case UserEvent.BalancesChanged changed -> accountPosition(changed);
            case UserEvent.Deposited deposited ->
                new Fields()
                        .with("e", "balanceUpdate")
                        .at("E", deposited.time())
                        .with("a", deposited.asset())
                        .with("d", Grid.amount(deposited.units()))
                        .at("T", deposited.time());
            case UserEvent.ListChanged changed -> listStatus(changed);
        };
    }

    private static Fields executionReport(UserEvent.OrderChanged event) {
        OrderView order = event.order();
        Fill fill = event.fill();
        String requestId = event.requestClientId();
        return new Fields()
                .with("e", "executionReport")
                .at("E", event.time())
                .with("s", Grid.SYMBOL)
                .with("c", requestId == null ? order.clientOrderId() : requestId)
                .with("S", order.side())
                .with("o", order.kind())
                .with("f", order.timeInForce())
                .with("q", Grid.quantity(order.lots()))
                .with("p", Grid.price(order.priceTicks()))
                .with("P", Grid.price(order.stopTicks()))
                .with("F", Grid.quantity(order.icebergLots()))
                .with("g", order.listId())
                .with("C", requestId == null ? "" : order.clientOrderId())
                .with("x", event.execution())
                .with("X", order.state())
                .with("r", "NONE")
                .with("i", order.orderId())
                .with("l", Grid.quantity(fill == null ? 0 : fill.lots()))
                .with("z", Grid.quantity(order.filledLots()))
                .with("L", Grid.price(fill == null ? 0 : fill.priceTicks()))
                .with("n", fill == null ? "0" : Grid.amount(fill.feeUnits()))
                .with("N", fill == null ? Json.NULL : fill.feeAsset())
                .at("T", event.time())
                .with("t", fill == null ? -1 : fill.tradeId())
                .with("I", event.time())
                .with("w", order.isWorking() && order.state().isOpen())
                .with("m", fill != null && fill.maker())
                .with("M", false)
                .at("O", order.time())
                .with("Z", Grid.amount(order.filledQuoteUnits()))
                .with("Y", Grid.amount(fill == null ? 0 : fill.quoteUnits()))
                .with("Q", Grid.amount(order.quoteOrderUnits()))
                .with("W", order.isWorking() ? new Moment(order.workingTime()) : null)
                .with("V", order.selfTradePrevention())
                .with("j", order.strategyId())
                .with("J", order.strategyType());
    }

    private static Fields accountPosition(UserEvent.BalancesChanged event) {
        List<Fields> balances = event.balances().stream()
                .map(balance -> new Fields()
                        .with("a", balance.asset())
                        .with("f", Grid.amount(balance.freeUnits()))
                        .with("l", Grid.amount(balance.lockedUnits())))
                .toList();
        return new Fields()
                .with("e", "outboundAccountPosition")
                .at("E", event.time())
                .at("u", event.time())
                .with("B", balances);
    }

    private static Fields listStatus(UserEvent.ListChanged event) {
        OrderListView list = event.list();
        return new Fields()
                .with("e", "listStatus")
                .at("E", event.time())
                .with("s", Grid.SYMBOL)
                .with("g", list.listId())
                .with("c", "OCO")
                .with("l", event.done() ? "ALL_DONE" : "EXEC_STARTED")
                .with("L", event.done() ? "ALL_DONE" : "EXECUTING")
                .with("r", "NONE")
                .with("C", list.clientListId())
                .at("T", event.time())
                .with(
                        "O",
                        List.of(
                                listed(list.firstOrderId(), list.firstClientOrderId()),
                                listed(list.secondOrderId(), list.secondClientOrderId())));
    }

    private static Fields listed(long orderId, String clientOrderId) {
        return new Fields().with("s", Grid.SYMBOL).with("i", orderId).with("c", clientOrderId);
    }
}
