package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that builds or works off the queues of two prices, where no other orders are: one to buy at and one to sell at. */
record QueueStep(Kind kind, int account, Side side, long lots, int choice) {
    enum Kind {
        JOIN,
        JOIN_HIDING_MOST,
        /** Takes less than one slice of what queues there, or a little more. */
        TAKE,
        AMEND,
        CANCEL
    }

    static Arbitrary<List<QueueStep>> sequences() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(2, Kind.JOIN),
                                Tuple.of(4, Kind.JOIN_HIDING_MOST),
                                Tuple.of(6, Kind.TAKE),
                                Tuple.of(2, Kind.AMEND),
                                Tuple.of(1, Kind.CANCEL)),
                        Arbitraries.integers().between(1, VenueWorld.ACCOUNTS),
                        Arbitraries.of(Side.class),
                        Arbitraries.longs().between(3_000, 30_000),
                        Arbitraries.integers().between(0, 50))
                .as(QueueStep::new)
                .list()
                .ofMinSize(25)
                .ofMaxSize(40);
    }

    /** @param bidTicks the price of the buyers' queue; the sellers' lies above it */
    Consumer<VenueCore> in(VenueWorld world, long bidTicks) {
        long own = side == Side.BUY ? bidTicks : bidTicks + 3;
        long others = side == Side.BUY ? bidTicks + 3 : bidTicks;
        long[] open = world.openOrders(account);
        long chosen = open.length == 0 ? Long.MAX_VALUE : open[choice % open.length];
        return switch (kind) {
            case JOIN -> core -> core.place(account, limit(own, TimeInForce.GTC, lots, 0));
            case JOIN_HIDING_MOST -> core -> core.place(account, limit(own, TimeInForce.GTC, lots, lots / 9 + 1));
            case TAKE -> core -> core.place(account, limit(others, TimeInForce.IOC, lots / (1 + choice % 8), 0));
            case AMEND -> core -> core.reduce(account, chosen, null, lots / 2, null);
            case CANCEL -> core -> core.cancel(account, chosen, null, "cancel-request");
        };
    }

    private NewOrder limit(long price, TimeInForce timeInForce, long ofLots, long iceberg) {
        return new NewOrder(
                side,
                OrderKind.LIMIT,
                timeInForce,
                ofLots,
                0,
                price,
                0,
                0,
                iceberg,
                null,
                SelfTradePrevention.NONE,
                null,
                null);
    }
}
