package io.aitrading.paper.userdata;

import io.aitrading.paper.engine.UserEvent;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.Moment;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
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
        String original = event.originalClientId();
        return new Fields()
                .with("e", "executionReport")
                .at("E", event.time())
                .with("s", Grid.SYMBOL)
                .with("c", event.clientId())
                .with("S", order.side())
                .with("o", order.kind())
                .with("f", order.timeInForce())
                .with("q", Grid.quantity(order.lots()))
                .with("p", Grid.price(order.priceTicks()))
                .with("P", Grid.price(order.stopTicks()))
                .with("F", Grid.quantity(order.icebergLots()))
                .with("g", order.listId())
                .with("C", original == null ? "" : original)
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
                .with("I", event.executionId())
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
                .with("J", order.strategyType())
                .withAll(trail(order))
                .withAll(prevented(event))
                .with("eR", order.progress().expiryReason());
    }

    private static Fields trail(OrderView order) {
        if (order.trailingDelta() == 0) {
            return new Fields();
        }
        long since = order.progress().trail().since();
        return new Fields().with("d", order.trailingDelta()).with("D", since == -1 ? -1 : new Moment(since));
    }

    private static Fields prevented(UserEvent.OrderChanged event) {
        Fields fields = new Fields();
        OrderView order = event.order();
        if (order.preventedLots() != 0) {
            fields.with("v", order.progress().preventedMatchId()).with("A", Grid.quantity(order.preventedLots()));
        }
        UserEvent.Prevented prevented = event.prevented();
        return prevented == null
                ? fields
                : fields.with("B", Grid.quantity(prevented.lots()))
                        .with("u", PreventedMatch.TRADE_GROUP)
                        .with("U", prevented.match().counterOrder(order.orderId()))
                        .with("Cs", Grid.SYMBOL);
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
                .with("c", list.kind().contingency())
                .with("l", event.status())
                .with("L", list.executing() ? "EXECUTING" : "ALL_DONE")
                .with("r", "NONE")
                .with("C", list.clientListId())
                .at("T", event.time())
                .with(
                        "O",
                        list.legs().stream()
                                .map(leg -> new Fields()
                                        .with("s", Grid.SYMBOL)
                                        .with("i", leg.orderId())
                                        .with("c", leg.clientOrderId()))
                                .toList());
    }
}
