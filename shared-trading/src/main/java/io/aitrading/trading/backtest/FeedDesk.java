package io.aitrading.trading.backtest;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.host.HostDesk;
import io.aitrading.trading.host.HostedStrategy.Execution;
import io.aitrading.trading.host.OrderForm;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.host.Wishes;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the desks of all feeds have in common: the form and the ids of orders, what an account may send, and the books. */
abstract class FeedDesk implements HostDesk<FeedHost> {
    private static final String DRAWDOWN = "max-drawdown";

    private final FeedSettings settings;
    private final SymbolSpec symbol;
    private final FeedFees fees;
    private final FeedLedger ledger;
    private final OrderStream stream;

    FeedDesk(FeedSettings settings, SymbolSpec symbol, FeedLedger ledger) {
        this.settings = settings;
        this.symbol = symbol;
        this.fees = new FeedFees(settings.fees(), symbol);
        this.ledger = ledger;
        this.stream = new OrderStream(symbol);
    }

    /** Sends an order that is in form. */
    abstract void send(FeedHost host, RestingOrder order, OrderStream.Sent sent, long timeMillis)
            throws StrategyFailure, InterruptedException;

    /** What a market order of this size would cost now, in ticks times lots. */
    abstract BigDecimal marketCost(Side side, long lots);

    final OrderStream stream() {
        return stream;
    }

    @Override
    public void execute(FeedHost host, Wishes.Wish wish, MarketTrade trade)
            throws StrategyFailure, InterruptedException {
        int ordinal = host.nextOrdinal(trade.time().toEpochMilli());
        Optional<OrderIntent> intent = OrderForm.cut(wish.intent(), host);
        Optional<String> reason = intent.isEmpty()
                ? Optional.of("NOTHING_TO_REDUCE")
                : OrderForm.refusal(intent.get(), host).map(OrderForm.Broken::rule);
        if (reason.isPresent()) {
            ledger.refused();
            stream.notSent(reason.get());
            return;
        }
        String id = ContentId.strategyOrderId(settings.strategyId(), settings.run(), trade.tradeId(), ordinal);
        place(host, wish.number(), intent.get(), id, trade);
    }

    @Override
    public void close(FeedHost host, String reason, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long position = host.positionLots();
        String id = ContentId.clientOrderId(
                "protection",
                settings.strategyId().toString(),
                Long.toString(host.guard().number()),
                Long.toString(host.guard().attempts()));
        OrderIntent intent = OrderIntent.market(0, position > 0 ? Side.SELL : Side.BUY, Math.abs(position), reason)
                .onlyReducing();
        place(host, 0, intent, id, trade);
    }

    /** Ends all that is open when equity has fallen too far; tried again at each bar's close until nothing is held. */
    final void windDown(FeedHost host, MarketTrade trade) throws StrategyFailure, InterruptedException {
        if (!host.takeCloseDue()) {
            return;
        }
        List<RestingOrder> open = List.copyOf(host.context().resting().values());
        if (open.stream().anyMatch(order -> order.intent().tag().equals(DRAWDOWN))) {
            // The close is on its way; a second one could turn the position round.
            return;
        }
        open.forEach(order -> cancel(host, order));
        long position = host.positionLots();
        if (position != 0) {
            String id =
                    ContentId.clientOrderId(DRAWDOWN, settings.strategyId().toString(), Long.toString(stream.size()));
            Side side = position > 0 ? Side.SELL : Side.BUY;
            OrderIntent intent =
                    OrderIntent.market(0, side, Math.abs(position), DRAWDOWN).onlyReducing();
            place(host, 0, intent, id, trade);
        }
    }

    private void place(FeedHost host, long number, OrderIntent intent, String clientOrderId, MarketTrade trade)
            throws StrategyFailure, InterruptedException {
        long now = host.context().nowMillis();
        OrderStream.Sent sent = stream.add(trade.tradeId(), now, intent, clientOrderId);
        Optional<String> refusal = refusal(host, intent);
        if (refusal.isPresent()) {
            refuse(sent, refusal.get());
            return;
        }
        send(host, new RestingOrder(number, Long.toString(sent.number()), intent), sent, now);
    }

    final void refuse(OrderStream.Sent sent, String why) {
        ledger.refused();
        sent.became("REFUSED " + why);
    }

    /** Why the account may not send this order. */
    private Optional<String> refusal(FeedHost host, OrderIntent intent) {
        long position = host.positionLots();
        if (OrderForm.reduces(intent, position) && intent.reduceOnly()) {
            return Optional.empty();
        }
        if (host.stopped()) {
            return Optional.of("MAX_DRAWDOWN");
        }
        Committed committed = committed(host, intent.side());
        long after = position + intent.side().sign() * Math.addExact(committed.lots, intent.lots());
        if (settings.maxPositionLots() > 0 && Math.abs(after) > settings.maxPositionLots()) {
            return Optional.of("MAX_POSITION");
        }
        if (intent.side() == Side.BUY) {
            BigDecimal free = host.position().cash().subtract(money(committed.tickLots));
            return money(cost(intent)).compareTo(free) > 0 ? Optional.of("INSUFFICIENT_FUNDS") : Optional.empty();
        }
        if (after >= 0) {
            return Optional.empty();
        }
        if (!settings.allowShort()) {
            return Optional.of("NO_SHORT_SALES");
        }
        BigDecimal price = symbol.price(host.context().lastPriceTicks(0));
        BigDecimal owed = price.multiply(symbol.quantity(-after));
        return owed.compareTo(host.position().equity(price)) > 0 ? Optional.of("INSUFFICIENT_FUNDS") : Optional.empty();
    }

    /** What open orders of a side may still take. */
    private record Committed(long lots, BigDecimal tickLots) {}

    private static Committed committed(FeedHost host, Side side) {
        long lots = 0;
        BigDecimal tickLots = BigDecimal.ZERO;
        for (RestingOrder order : host.context().resting().values()) {
            if (order.intent().side() == side) {
                lots = Math.addExact(lots, order.leavesLots());
                long ticks =
                        Math.max(order.intent().limitTicks(), order.intent().stopTicks());
                tickLots = tickLots.add(BigDecimal.valueOf(ticks).multiply(BigDecimal.valueOf(order.leavesLots())));
            }
        }
        return new Committed(lots, tickLots);
    }

    private BigDecimal cost(OrderIntent intent) {
        BigDecimal lots = BigDecimal.valueOf(intent.lots());
        return switch (intent.kind()) {
            case MARKET -> marketCost(intent.side(), intent.lots());
            case LIMIT -> BigDecimal.valueOf(intent.limitTicks()).multiply(lots);
            case STOP -> BigDecimal.valueOf(intent.stopTicks()).multiply(lots);
        };
    }

    private BigDecimal money(BigDecimal tickLots) {
        return tickLots.multiply(symbol.tickSize()).multiply(symbol.lotSize());
    }

    /** One execution at the venue that the strategy may not know of yet. */
    record Fill(long id, long priceTicks, long lots, boolean maker, boolean ends) {}

    /** Tells the strategy of a fill, and writes it down. */
    final void tell(FeedHost host, RestingOrder order, OrderStream.Sent sent, Fill fill, long timeMillis)
            throws StrategyFailure, InterruptedException {
        BigDecimal price = symbol.price(fill.priceTicks());
        BigDecimal quantity = symbol.quantity(fill.lots());
        Side side = order.intent().side();
        Money fee = fees.of(side, price, quantity, fill.maker());
        sent.filled(
                new OrderStream.Filled(fill.id(), fill.priceTicks(), fill.lots(), fee, fill.maker()),
                price.multiply(quantity));
        Execution execution = new Execution(
                Long.toString(fill.id()), side, new Price(price), new Quantity(quantity), fee, timeMillis, fill.ends());
        BigDecimal before = host.position().quantity();
        BigDecimal signed = side == Side.BUY ? quantity : quantity.negate();
        BigDecimal after = before.add(signed);
        if (fee.currency().equals(symbol.base())) {
            after = after.subtract(fee.amount());
        }
        FeedLedger.Booked booked = new FeedLedger.Booked(
                sent.number(),
                side.sign() * fill.lots(),
                fill.priceTicks(),
                fee,
                fill.maker(),
                timeMillis,
                order.intent().tag());
        // Written before the strategy hears of it: what it does about it comes after.
        ledger.book(booked, symbol.lots(after));
        host.apply(order, execution);
    }

    @Override
    public void silent(FeedHost host, MarketTrade trade, Wishes.Silence silence, int index) {
        // A backtest keeps no decision records; the run can be repeated instead.
    }

    @Override
    public void failed(FeedHost host, MarketTrade trade, StrategyFailure failure) {
        String message = String.valueOf(failure.getMessage());
        RunStopped.Cause cause =
                message.startsWith("ORDER_FLOOD") ? RunStopped.Cause.TOO_MANY_ORDERS : RunStopped.Cause.STRATEGY_FAILED;
        throw new RunStopped(cause, "the strategy failed at trade " + trade.tradeId() + ": " + message, failure);
    }
}
