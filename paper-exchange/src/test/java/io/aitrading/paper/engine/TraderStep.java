package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One thing that happens at the venue, said so that it makes sense wherever the market stands.
 *
 * @param offset ticks from the last price
 */
record TraderStep(Kind kind, int account, Side side, long lots, int offset, int extra) {
    enum Kind {
        TRADES,
        LIMIT,
        LIMIT_AT_THE_TOUCH,
        ICEBERG,
        MAKER,
        IMMEDIATE,
        ALL_OR_NOTHING,
        MARKET,
        MARKET_FOR_QUOTE,
        STOP,
        STOP_LIMIT,
        TAKE_PROFIT,
        TRAILING_STOP,
        PAIR,
        ORDER_THEN_ORDER,
        ORDER_THEN_PAIR,
        CANCEL,
        CANCEL_ALL,
        REDUCE
    }

    /** What fills queues and works them off: where the place in a queue shows. */
    private static final Set<Kind> QUEUEING =
            EnumSet.of(Kind.TRADES, Kind.LIMIT_AT_THE_TOUCH, Kind.ICEBERG, Kind.MARKET);

    static Arbitrary<List<TraderStep>> sequences(int most) {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.of(Kind.class)), Tuple.of(2, Arbitraries.of(QUEUEING))),
                        Arbitraries.integers().between(1, VenueWorld.ACCOUNTS),
                        Arbitraries.of(Side.class),
                        Arbitraries.longs().between(700, 150_000),
                        Arbitraries.integers().between(-250, 250),
                        Arbitraries.integers().between(1, 12))
                .as(TraderStep::new)
                .list()
                .ofMinSize(most / 2)
                .ofMaxSize(most);
    }

    /** What to do, given where the world stands now; the same for worlds that stand alike. */
    Consumer<VenueCore> in(VenueWorld world) {
        Market market = world.venue().market();
        long last = market.lastPrice();
        long near = last + offset;
        long best = market.best(side) == 0 ? last : market.best(side);
        // At the touch the modelled quantity is ahead; a tick or two better, client orders queue among themselves.
        long touch = best + side.sign() * (extra % 3);
        long[] open = world.openOrders(account);
        return switch (kind) {
            case TRADES -> core -> core.step(extra);
            case LIMIT -> place(order(OrderKind.LIMIT, near, 0));
            case LIMIT_AT_THE_TOUCH -> place(order(OrderKind.LIMIT, touch, 0));
            case ICEBERG -> place(iceberg(touch));
            case MAKER -> place(order(OrderKind.LIMIT_MAKER, near, 0));
            case IMMEDIATE -> place(limit(near, TimeInForce.IOC));
            case ALL_OR_NOTHING -> place(limit(near, TimeInForce.FOK));
            case MARKET -> place(order(OrderKind.MARKET, 0, 0));
            case MARKET_FOR_QUOTE -> place(forQuote());
            case STOP -> place(order(OrderKind.STOP_LOSS, 0, last + side.sign() * beyond()));
            case STOP_LIMIT -> place(order(OrderKind.STOP_LOSS_LIMIT, near, last + side.sign() * beyond()));
            case TAKE_PROFIT -> place(order(OrderKind.TAKE_PROFIT, 0, last - side.sign() * beyond()));
            case TRAILING_STOP -> place(trailing());
            case PAIR -> core -> core.placeList(account, NewList.oco(null, leg(side, last, 1), leg(side, last, -1)));
            case ORDER_THEN_ORDER ->
                core -> core.placeList(
                        account, NewList.oto(null, order(OrderKind.LIMIT, touch, 0), leg(side.opposite(), last, 1)));
            case ORDER_THEN_PAIR ->
                core -> core.placeList(
                        account,
                        NewList.otoco(
                                null,
                                order(OrderKind.LIMIT, touch, 0),
                                leg(side.opposite(), last, 1),
                                leg(side.opposite(), last, -1)));
            case CANCEL -> core -> core.cancel(account, chosen(open), null, "cancel-request");
            case CANCEL_ALL -> core -> core.cancelAll(account);
            case REDUCE -> core -> core.reduce(account, chosen(open), null, lots / 2, null);
        };
    }

    private long beyond() {
        return 1 + Math.abs(offset);
    }

    private long chosen(long[] open) {
        return open.length == 0 ? Long.MAX_VALUE : open[extra % open.length];
    }

    /** The leg above or below the last price: a limit maker where the profit lies, a stop where the loss does. */
    private NewOrder leg(Side of, long last, int direction) {
        long price = last + direction * (beyond() + 60);
        boolean profit = direction == -of.sign();
        return profit
                ? order(of, OrderKind.LIMIT_MAKER, TimeInForce.GTC, lots, 0, price, 0, 0, 0)
                : order(of, OrderKind.STOP_LOSS, TimeInForce.GTC, lots, 0, 0, price, 0, 0);
    }

    private NewOrder trailing() {
        return order(side, OrderKind.STOP_LOSS, TimeInForce.GTC, lots, 0, 0, 0, 9 + extra, 0);
    }

    private Consumer<VenueCore> place(NewOrder order) {
        return core -> core.place(account, order);
    }

    private NewOrder order(OrderKind ofKind, long price, long stop) {
        return order(side, ofKind, TimeInForce.GTC, lots, 0, price, stop, 0, 0);
    }

    private NewOrder limit(long price, TimeInForce timeInForce) {
        return order(side, OrderKind.LIMIT, timeInForce, lots, 0, price, 0, 0, 0);
    }

    private NewOrder iceberg(long price) {
        return order(side, OrderKind.LIMIT, TimeInForce.GTC, lots, 0, price, 0, 0, lots / 9 + 1);
    }

    private NewOrder forQuote() {
        return order(side, OrderKind.MARKET, TimeInForce.GTC, 0, lots * 1_000_000L, 0, 0, 0, 0);
    }

    private NewOrder order(
            Side of,
            OrderKind ofKind,
            TimeInForce timeInForce,
            long ofLots,
            long quote,
            long price,
            long stop,
            int trailingDelta,
            long iceberg) {
        SelfTradePrevention prevention = SelfTradePrevention.values()[extra % 5];
        return new NewOrder(
                of,
                ofKind,
                timeInForce,
                ofLots,
                quote,
                price,
                stop,
                trailingDelta,
                iceberg,
                null,
                prevention,
                null,
                null);
    }
}
