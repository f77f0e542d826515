package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.order.Objection;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrderOutcome;
import io.aitrading.engine.order.OrdersUnreachableException;
import io.aitrading.engine.order.PatientOrders;
import io.aitrading.trading.host.HostDesk;
import io.aitrading.trading.host.OrderForm;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.host.Wishes;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns wishes of strategies and closes of protections into orders of the platform, and their fills into positions. */
final class OrderDesk implements HostDesk<StrategyCell> {
    private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

    private final PatientOrders orders;
    private final OrderGateway gateway;
    private final Freshness freshness;
    private final Changes changes;
    private final Decisions decisions;
    private final InstantSource clock;

    OrderDesk(PatientOrders orders, OrderGateway gateway, Freshness freshness, Changes changes, InstantSource clock) {
        this.orders = orders;
        this.gateway = gateway;
        this.freshness = freshness;
        this.changes = changes;
        this.decisions = new Decisions(changes);
        this.clock = clock;
    }

    @Override
    public void execute(StrategyCell cell, Wishes.Wish wish, MarketTrade trade)
            throws StrategyFailure, InterruptedException {
        int ordinal = cell.nextOrdinal(trade.time().toEpochMilli());
        Decisions.Subject subject = new Decisions.Subject(
                cell, trade, wish.intent().tag(), OrderIds.ofWish(cell.deployment(), trade, ordinal), wish.facts());
        Optional<OrderIntent> cut = OrderForm.cut(wish.intent(), cell);
        if (cut.isEmpty()) {
            decisions.notSent(subject, Objection.of("NOTHING_TO_REDUCE", "0", "1"));
            return;
        }
        OrderIntent intent = cut.get();
        Optional<OrderForm.Broken> broken = OrderForm.refusal(intent, cell);
        if (broken.isPresent()) {
            OrderForm.Broken limit = broken.get();
            decisions.notSent(subject, Objection.of(limit.rule(), limit.value(), limit.threshold()));
            return;
        }
        Supplier<Optional<Objection>> objection =
                OrderForm.reduces(intent, cell.positionLots()) ? Optional::empty : () -> freshness.objection(trade);
        place(wish.number(), intent, subject, objection);
    }

    @Override
    public void close(StrategyCell cell, String reason, MarketTrade trade)
            throws StrategyFailure, InterruptedException {
        long position = cell.positionLots();
        OrderIntent intent = OrderIntent.market(0, position > 0 ? Side.SELL : Side.BUY, Math.abs(position), reason)
                .onlyReducing();
        Map<String, String> facts = Map.of(
                "entryPrice",
                        cell.position().averagePrice().stripTrailingZeros().toPlainString(),
                "price", trade.price().toString());
        Decisions.Subject subject = new Decisions.Subject(cell, trade, reason, OrderIds.ofProtection(cell), facts);
        place(0, intent, subject, Optional::empty);
    }

    private void place(
            long number, OrderIntent intent, Decisions.Subject subject, Supplier<Optional<Objection>> objection)
            throws StrategyFailure, InterruptedException {
        StrategyCell cell = subject.cell();
        PlaceOrderRequest request = request(subject, intent);
        switch (orders.place(request, subject.trade().tradeId(), objection)) {
            case OrderOutcome.NotSent notSent -> decisions.notSent(subject, notSent.objection());
            case OrderOutcome.Refused refused -> decisions.refused(subject, refused);
            case OrderOutcome.Placed placed -> {
                OrderView order = placed.order();
                decisions.sent(subject, order);
                RestingOrder resting = new RestingOrder(number, order.orderId().toString(), intent);
                if (!order.status().isTerminal()) {
                    cell.context().resting().put(number, resting);
                    changes.moved();
                }
                Fills.apply(
                        cell, resting, order, Long.MAX_VALUE, subject.trade().time(), changes);
            }
        }
    }

    @Override
    public void silent(StrategyCell cell, MarketTrade trade, Wishes.Silence silence, int index) {
        decisions.silent(cell, trade, silence, index);
    }

    @Override
    public void cancel(StrategyCell cell, RestingOrder order) {
        try {
            gateway.cancel(UUID.fromString(order.reference()));
        } catch (OrdersUnreachableException e) {
            log.warn("order {} cannot be cancelled now: {}", order.reference(), e.getMessage());
        }
    }

    @Override
    public void failed(StrategyCell cell, MarketTrade trade, StrategyFailure failure) {
        Deployment deployment = cell.deployment();
        log.warn("strategy {} ({}) is stopped: {}", deployment.name(), deployment.strategyId(), failure.getMessage());
        cell.expel();
        Deployment failed = deployment.in(Lifecycle.FAILED, failure.getMessage(), clock.instant());
        cell.become(failed);
        changes.changed(failed);
        decisions.failed(cell, trade, failure);
        cell.context().resting().values().forEach(order -> cancel(cell, order));
    }

    private static PlaceOrderRequest request(Decisions.Subject subject, OrderIntent intent) {
        StrategyCell cell = subject.cell();
        String clientOrderId = subject.clientOrderId();
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
                OrderIds.ofDecision(clientOrderId),
                subject.trade().time());
    }
}
