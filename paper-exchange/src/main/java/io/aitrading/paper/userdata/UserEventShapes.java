package io.aitrading.paper.userdata;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.engine.UserEvent;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import java.util.List;
import java.util.Map;

/** User data events as the Binance API writes them. */
final class UserEventShapes {
    private UserEventShapes() {}

    static Map<String, Object> shape(UserEvent event) {
        return switch (event) {
            case UserEvent.OrderChanged changed -> executionReport(changed);
            case UserEvent.BalancesChanged changed -> accountPosition(changed);
            case UserEvent.Deposited deposited ->
                object(
                        "e",
                        "balanceUpdate",
                        "E",
                        deposited.time(),
                        "a",
                        deposited.asset(),
                        "d",
                        Grid.amount(deposited.units()),
                        "T",
                        deposited.time());
            case UserEvent.ListChanged changed -> listStatus(changed);
        };
    }

    private static Map<String, Object> executionReport(UserEvent.OrderChanged event) {
        OrderView order = event.order();
        Fill fill = event.fill();
        String requestId = event.requestClientId();
        Map<String, Object> shape = object(
                "e",
                "executionReport",
                "E",
                event.time(),
                "s",
                Grid.SYMBOL,
                "c",
                requestId == null ? order.clientOrderId() : requestId,
                "S",
                order.side(),
                "o",
                order.kind(),
                "f",
                order.timeInForce(),
                "q",
                Grid.quantity(order.lots()),
                "p",
                Grid.price(order.priceTicks()),
                "P",
                Grid.price(order.stopTicks()),
                "F",
                Grid.quantity(order.icebergLots()),
                "g",
                order.listId(),
                "C",
                requestId == null ? "" : order.clientOrderId(),
                "x",
                event.execution(),
                "X",
                order.state(),
                "r",
                "NONE",
                "i",
                order.orderId(),
                "l",
                Grid.quantity(fill == null ? 0 : fill.lots()),
                "z",
                Grid.quantity(order.filledLots()),
                "L",
                Grid.price(fill == null ? 0 : fill.priceTicks()),
                "n",
                fill == null ? "0" : Grid.amount(fill.feeUnits()));
        shape.put("N", fill == null ? Json.NULL : fill.feeAsset());
        shape.put("T", event.time());
        shape.put("t", fill == null ? -1 : fill.tradeId());
        shape.put("I", event.time());
        shape.put("w", order.isWorking() && order.state().isOpen());
        shape.put("m", fill != null && fill.maker());
        shape.put("M", false);
        shape.put("O", order.time());
        shape.put("Z", Grid.amount(order.filledQuoteUnits()));
        shape.put("Y", Grid.amount(fill == null ? 0 : fill.quoteUnits()));
        shape.put("Q", Grid.amount(order.quoteOrderUnits()));
        if (order.isWorking()) {
            shape.put("W", order.workingTime());
        }
        shape.put("V", order.selfTradePrevention());
        if (order.strategyId() != null) {
            shape.put("j", order.strategyId());
        }
        if (order.strategyType() != null) {
            shape.put("J", order.strategyType());
        }
        return shape;
    }

    private static Map<String, Object> accountPosition(UserEvent.BalancesChanged event) {
        List<Map<String, Object>> balances = event.balances().stream()
                .map(balance -> object(
                        "a",
                        balance.asset(),
                        "f",
                        Grid.amount(balance.freeUnits()),
                        "l",
                        Grid.amount(balance.lockedUnits())))
                .toList();
        return object("e", "outboundAccountPosition", "E", event.time(), "u", event.time(), "B", balances);
    }

    private static Map<String, Object> listStatus(UserEvent.ListChanged event) {
        OrderListView list = event.list();
        return object(
                "e",
                "listStatus",
                "E",
                event.time(),
                "s",
                Grid.SYMBOL,
                "g",
                list.listId(),
                "c",
                "OCO",
                "l",
                event.done() ? "ALL_DONE" : "EXEC_STARTED",
                "L",
                event.done() ? "ALL_DONE" : "EXECUTING",
                "r",
                "NONE",
                "C",
                list.clientListId(),
                "T",
                event.time(),
                "O",
                List.of(
                        object("s", Grid.SYMBOL, "i", list.firstOrderId(), "c", list.firstClientOrderId()),
                        object("s", Grid.SYMBOL, "i", list.secondOrderId(), "c", list.secondClientOrderId())));
    }
}
