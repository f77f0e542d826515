package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.id.ContentId;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.order.Objection;
import io.aitrading.engine.order.OrderOutcome;
import io.aitrading.engine.order.PatientOrders;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.SymbolSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns wishes of strategies and closes of protections into orders, and their fills into positions. Ids of orders and decisions
 * come from the strategy, its run, the trade and a count, so that the same trade always leads to the same ids.
 */
final class OrderDesk {
    private final PatientOrders orders;
    private final Freshness freshness;
    private final Changes changes;

    OrderDesk(PatientOrders orders, Freshness freshness, Changes changes) {
        this.orders = orders;
        this.freshness = freshness;
        this.changes = changes;
    }

    /** Sends what a strategy asked for, or records why not. */
    void execute(StrategyCell cell, CellContext.Wish wish, MarketTrade trade)
            throws StrategyFailure, InterruptedException {
        int ordinal = cell.nextOrdinal(trade.time().toEpochMilli());
        String clientOrderId = ContentId.clientOrderId(
                cell.deployment().strategyId().toString(),
                Integer.toString(cell.deployment().run()),
                Long.toString(trade.tradeId()),
                Integer.toString(ordinal));
        long position = cell.positionLots();
        OrderIntent intent = cut(wish.intent(), position);
        if (intent == null) {
            record(
                    cell,
                    trade,
                    wish.intent().tag(),
                    clientOrderId,
                    wish.facts(),
                    new Objection("NOTHING_TO_REDUCE", Map.of("value", "0", "threshold", "1")));
            return;
        }
        Optional<Objection> grid = offGrid(cell.symbol(), intent);
        if (grid.isPresent()) {
            record(cell, trade, intent.tag(), clientOrderId, wish.facts(), grid.get());
            return;
        }
        Supplier<Optional<Objection>> objection =
                reduces(intent, position) ? Optional::empty : () -> freshness.objection(trade);
        OrderOutcome outcome = orders.place(request(cell, intent, clientOrderId), trade.tradeId(), objection);
        settle(cell, wish.number(), intent, trade, clientOrderId, wish.facts(), outcome);
    }

    /** Closes the whole position for a protection; its id comes from the protection, so it happens once. */
    void close(StrategyCell cell, String reason, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long position = cell.positionLots();
        String clientOrderId = ContentId.clientOrderId(
                "protection",
                cell.deployment().strategyId().toString(),
                Long.toString(cell.guard().number()),
                Long.toString(cell.guard().attempts()));
        OrderIntent intent = OrderIntent.market(0, position > 0 ? Side.SELL : Side.BUY, Math.abs(position), reason)
                .onlyReducing();
        Map<String, String> facts = Map.of(
                "entryPrice",
                        cell.position().averagePrice().stripTrailingZeros().toPlainString(),
                "price", trade.price().toString());
        OrderOutcome outcome = orders.place(request(cell, intent, clientOrderId), trade.tradeId(), Optional::empty);
        settle(cell, 0, intent, trade, clientOrderId, facts, outcome);
    }

    /** Applies what is new in an order that rested. */
    void refresh(StrategyCell cell, RestingOrder resting, OrderView order, long timeMillis)
            throws StrategyFailure, InterruptedException {
        apply(cell, resting, order, timeMillis);
        if (order.status().isTerminal()) {
            cell.context().resting().remove(resting.number());
            changes.moved();
        }
    }

    private void settle(
            StrategyCell cell,
            long number,
            OrderIntent intent,
            MarketTrade trade,
            String clientOrderId,
            Map<String, String> facts,
            OrderOutcome outcome)
            throws StrategyFailure, InterruptedException {
        switch (outcome) {
            case OrderOutcome.NotSent notSent ->
                record(cell, trade, intent.tag(), clientOrderId, facts, notSent.objection());
            case OrderOutcome.Refused refused ->
                changes.decided(decision(
                        cell,
                        trade,
                        intent.tag(),
                        clientOrderId,
                        Decision.Outcome.ORDER_REFUSED,
                        null,
                        refused.code(),
                        Decision.facts(Decision.facts(facts, Map.of("detail", refused.detail())), refused.facts())));
            case OrderOutcome.Placed placed -> {
                OrderView order = placed.order();
                changes.decided(decision(
                        cell,
                        trade,
                        intent.tag(),
                        clientOrderId,
                        Decision.Outcome.ORDER_SENT,
                        order.orderId(),
                        null,
                        Decision.facts(
                                facts, Map.of("marketPrice", trade.price().toString()))));
                RestingOrder resting = new RestingOrder(number, order.orderId(), intent);
                if (!order.status().isTerminal()) {
                    cell.context().resting().put(number, resting);
                }
                apply(cell, resting, order, trade.time().toEpochMilli());
            }
        }
    }

    private void apply(StrategyCell cell, RestingOrder resting, OrderView order, long timeMillis)
            throws StrategyFailure, InterruptedException {
        int last = order.fills().size() - 1;
        for (int i = 0; i <= last; i++) {
            OrderView.FillView fill = order.fills().get(i);
            if (!resting.isNew(fill.fillId())) {
                continue;
            }
            changes.moved();
            SymbolSpec symbol = cell.symbol();
            long before = cell.positionLots();
            cell.position()
                    .fill(order.side(), fill.price(), fill.quantity(), fill.fee(), symbol.base(), symbol.quote());
            guard(cell, before, resting.intent().protection());
            long lots = symbol.lots(fill.quantity().value());
            resting.filled(lots);
            StrategyFill told = new StrategyFill(
                    resting.number(),
                    0,
                    order.side(),
                    symbol.ticks(fill.price().value()),
                    lots,
                    timeMillis,
                    i == last && order.status().isTerminal(),
                    resting.intent().tag());
            cell.call(strategy -> strategy.onFill(cell.context(), told));
        }
    }

    private static void guard(StrategyCell cell, long lotsBefore, Protection wanted) {
        long lots = cell.positionLots();
        boolean turned = Long.signum(lots) != Long.signum(lotsBefore);
        if (turned) {
            cell.guard().disarm();
        }
        if (lots != 0 && (turned || Math.abs(lots) > Math.abs(lotsBefore))) {
            cell.guard().arm(cell.position(), wanted, cell.deployment().exits(), cell.symbol());
        }
    }

    private static @Nullable OrderIntent cut(OrderIntent intent, long position) {
        if (!intent.reduceOnly()) {
            return intent;
        }
        boolean against = Long.signum(position) == -intent.side().sign();
        long lots = against ? Math.min(intent.lots(), Math.abs(position)) : 0;
        return lots == 0
                ? null
                : new OrderIntent(
                        intent.symbolIndex(),
                        intent.side(),
                        intent.kind(),
                        lots,
                        intent.limitTicks(),
                        intent.stopTicks(),
                        true,
                        intent.protection(),
                        intent.tag());
    }

    private static boolean reduces(OrderIntent intent, long position) {
        return Long.signum(position) == -intent.side().sign() && intent.lots() <= Math.abs(position);
    }

    private static Optional<Objection> offGrid(SymbolSpec symbol, OrderIntent intent) {
        if (intent.lots() < symbol.minLots()) {
            return Optional.of(Objection.of(
                    "BELOW_MINIMUM_QUANTITY",
                    symbol.quantity(intent.lots()).toPlainString(),
                    symbol.quantity(symbol.minLots()).toPlainString()));
        }
        return intent.lots() > symbol.maxLots()
                ? Optional.of(Objection.of(
                        "ABOVE_MAXIMUM_QUANTITY",
                        symbol.quantity(intent.lots()).toPlainString(),
                        symbol.quantity(symbol.maxLots()).toPlainString()))
                : Optional.empty();
    }

    private static PlaceOrderRequest request(StrategyCell cell, OrderIntent intent, String clientOrderId) {
        SymbolSpec symbol = cell.symbol();
        OrderType type =
                switch (intent.kind()) {
                    case MARKET -> OrderType.MARKET;
                    case LIMIT -> OrderType.LIMIT;
                    case STOP -> OrderType.STOP_LOSS;
                };
        return new PlaceOrderRequest(
                cell.deployment().accountId(),
                clientOrderId,
                symbol.symbol(),
                intent.side(),
                type,
                new Quantity(symbol.quantity(intent.lots())),
                type.hasLimitPrice() ? new Price(symbol.price(intent.limitTicks())) : null,
                type.hasStopPrice() ? new Price(symbol.price(intent.stopTicks())) : null,
                type == OrderType.LIMIT ? TimeInForce.GTC : null,
                intent.reduceOnly() ? Boolean.TRUE : null,
                cell.deployment().strategyId(),
                decisionId(clientOrderId));
    }

    private void record(
            StrategyCell cell,
            MarketTrade trade,
            String signal,
            String clientOrderId,
            Map<String, String> facts,
            Objection objection) {
        changes.decided(decision(
                cell,
                trade,
                signal,
                clientOrderId,
                Decision.Outcome.NO_ORDER,
                null,
                objection.code(),
                Decision.facts(facts, objection.facts())));
    }

    static Decision decision(
            StrategyCell cell,
            MarketTrade trade,
            String signal,
            String key,
            Decision.Outcome outcome,
            @Nullable UUID orderId,
            @Nullable String reason,
            SortedMap<String, String> facts) {
        return new Decision(
                decisionId(key),
                cell.deployment().strategyId(),
                cell.deployment().name(),
                cell.deployment().accountId(),
                trade.symbol(),
                trade.tradeId(),
                signal,
                outcome,
                orderId,
                key.startsWith("at-") ? key : null,
                reason,
                facts,
                trade.time());
    }

    private static UUID decisionId(String key) {
        return UUID.nameUUIDFromBytes(("decision " + key).getBytes(StandardCharsets.UTF_8));
    }
}
