package io.aitrading.trading.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.NaiveMatchingBook;
import io.aitrading.trading.book.SelfTradePrevention;
import io.aitrading.trading.book.StateHash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Orders of every type through a desk over each book: the same events, the same states, and every state that an order of a type can
 * have is reached. {@code -Dkernel.commands=10000000} for the long run.
 */
class DesksAgreeTest {
    private static final long SEED = 11_2_5;
    private static final int HASH_EVERY = 256;

    @Test
    void bothDesksTellTheSameAndEveryStateOfEveryOrderTypeIsReached() {
        long commands = Long.getLong("kernel.commands", 300_000) / 3;
        Recorder naive = new Recorder(NaiveMatchingBook::new);
        Recorder fast = new Recorder(LadderMatchingBook::new);
        for (long i = 0; i < commands; i++) {
            naive.next();
            fast.next();
            boolean same = naive.hash.value() == fast.hash.value()
                    && (i % HASH_EVERY != 0 || naive.desk.stateHash() == fast.desk.stateHash());
            assertThat(same).as("seed %d, command %d", SEED, i).isTrue();
        }
        assertThat(fast.desk.stateHash()).isEqualTo(naive.desk.stateHash());
        fast.print(commands);
        for (OrderShape shape : OrderShape.values()) {
            assertThat(fast.reached.get(shape).keySet())
                    .as("states of %s", shape)
                    .containsAll(shape.states);
        }
        assertThat(fast.prevented)
                .as("modes of self-trade prevention that ended orders")
                .containsOnlyKeys(Arrays.stream(SelfTradePrevention.values())
                        .filter(mode -> mode != SelfTradePrevention.NONE)
                        .toList());
    }

    /** The types of the issue, each with the states that it can have. */
    private enum OrderShape {
        LIMIT(plain()),
        MARKET(Set.of(OrderState.FILLED, OrderState.EXPIRED, OrderState.REJECTED)),
        IMMEDIATE(Set.of(OrderState.FILLED, OrderState.EXPIRED, OrderState.REJECTED)),
        FILL_OR_KILL(Set.of(OrderState.FILLED, OrderState.EXPIRED, OrderState.REJECTED)),
        DATED(plain()),
        DAY(plain()),
        POST_ONLY(plain()),
        ICEBERG(plain()),
        REDUCE_ONLY(plain()),
        STOP(conditional()),
        STOP_LIMIT(with(conditional(), OrderState.RESTING, OrderState.PARTIALLY_FILLED)),
        TAKE_PROFIT(conditional()),
        TAKE_PROFIT_LIMIT(with(conditional(), OrderState.RESTING, OrderState.PARTIALLY_FILLED)),
        TRAILING(conditional()),
        PAIR_TARGET(plain()),
        PAIR_STOP(conditional()),
        BRACKET_ENTRY(plain()),
        BRACKET_TARGET(with(plain(), OrderState.HELD)),
        BRACKET_STOP(with(conditional(), OrderState.HELD));

        private final Set<OrderState> states;

        OrderShape(Set<OrderState> states) {
            this.states = states;
        }

        private static Set<OrderState> plain() {
            return Set.of(
                    OrderState.RESTING,
                    OrderState.PARTIALLY_FILLED,
                    OrderState.FILLED,
                    OrderState.CANCELLED,
                    OrderState.EXPIRED,
                    OrderState.REJECTED);
        }

        private static Set<OrderState> conditional() {
            return Set.of(
                    OrderState.DORMANT,
                    OrderState.FILLED,
                    OrderState.CANCELLED,
                    OrderState.EXPIRED,
                    OrderState.REJECTED);
        }

        private static Set<OrderState> with(Set<OrderState> states, OrderState... more) {
            Set<OrderState> all = new HashSet<>(states);
            all.addAll(Set.of(more));
            return Set.copyOf(all);
        }
    }

    /** Drives one desk with commands that depend on the seed alone, and keeps what it tells. */
    private static final class Recorder implements MarketListener {
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final StateHash hash = new StateHash();
        private final OrderDesk desk;
        private final Map<Long, OrderShape> shapes = new HashMap<>();
        private final Map<OrderShape, Map<OrderState, Long>> reached = new EnumMap<>(OrderShape.class);
        private final Map<Long, SelfTradePrevention> modes = new HashMap<>();
        private final Map<SelfTradePrevention, Long> prevented = new EnumMap<>(SelfTradePrevention.class);
        /** Of the order that a command brings to the book: a taker's mode decides. */
        private SelfTradePrevention taking = SelfTradePrevention.NONE;

        private final long[] recent = new long[512];
        private long nextId = 1;
        private long marketId;
        private long time = 1_000;
        private long price = 10_000;

        Recorder(MatchingBook.Factory books) {
            for (OrderShape shape : OrderShape.values()) {
                reached.put(shape, new TreeMap<>(Comparator.naturalOrder()));
            }
            desk = new OrderDesk(books, this);
        }

        void next() {
            taking = SelfTradePrevention.NONE;
            int kind = random.nextInt(100);
            price = Math.max(5_000, Math.min(15_000, price + random.nextInt(9) - 4));
            if (kind < 12) {
                time += random.nextInt(20) == 0 ? 40_000_000 : random.nextInt(5_000);
                desk.advanceTime(time);
            } else if (kind < 20) {
                desk.print(price, 1, side());
                desk.settle();
            } else if (kind < 42) {
                desk.book().place(--marketId, side(), handling(), price + offset(20), quantity());
                desk.settle();
            } else if (kind < 56) {
                desk.cancel(recent[random.nextInt(recent.length)]);
            } else if (kind < 66) {
                long id = recent[random.nextInt(recent.length)];
                taking = modes.getOrDefault(id, SelfTradePrevention.NONE);
                boolean limited = random.nextInt(4) != 0;
                desk.amend(id, limited ? price + offset(30) : 0, quantity() - (random.nextInt(40) == 0 ? 200 : 0));
            } else {
                submit();
            }
        }

        private Handling handling() {
            return random.nextInt(3) == 0 ? Handling.IMMEDIATE_OR_CANCEL : Handling.REST;
        }

        private void submit() {
            OrderShape[] all = OrderShape.values();
            OrderShape shape = all[random.nextInt(all.length)];
            Side side = side();
            long lots = random.nextInt(60) == 0 ? 0 : quantity();
            SelfTradePrevention[] modes = SelfTradePrevention.values();
            SelfTradePrevention mode = modes[random.nextInt(modes.length)];
            long account = 1 + random.nextInt(3);
            long ahead = price + side.sign() * (random.nextInt(25) - 2L);
            long behind = price - side.sign() * (random.nextInt(25) - 2L);
            switch (shape) {
                case LIMIT -> desk.submit(guarded(limit(shape, account, side, price + offset(20), lots), mode));
                case MARKET ->
                    desk.submit(
                            random.nextInt(3) == 0
                                    ? OrderTicket.marketForBudget(id(shape), account, side, lots * price)
                                    : guarded(
                                            OrderTicket.market(
                                                    id(shape), account, side, lots * (1 + random.nextInt(8))),
                                            mode));
                case IMMEDIATE ->
                    desk.submit(limit(shape, account, side, price + offset(10), lots)
                            .withLifetime(Lifetime.IMMEDIATE_OR_CANCEL));
                case FILL_OR_KILL ->
                    desk.submit(guarded(
                            limit(shape, account, side, price + offset(10), lots)
                                    .withLifetime(Lifetime.FILL_OR_KILL),
                            mode));
                case DATED ->
                    desk.submit(limit(shape, account, side, behind, lots).withExpiry(time + random.nextInt(60_000)));
                case DAY ->
                    desk.submit(limit(shape, account, side, behind, lots).withLifetime(Lifetime.DAY));
                case POST_ONLY ->
                    desk.submit(limit(shape, account, side, behind, lots).withPostOnly());
                case ICEBERG ->
                    desk.submit(limit(shape, account, side, behind, lots * 5).withDisplay(1 + random.nextInt(20)));
                case REDUCE_ONLY ->
                    desk.submit(limit(shape, account, side, behind, lots).withReduceOnly());
                case STOP -> desk.submit(OrderTicket.stop(id(shape), account, side, ahead, lots * 4));
                case STOP_LIMIT ->
                    desk.submit(OrderTicket.stopLimit(id(shape), account, side, ahead, ahead + offset(5), lots));
                case TAKE_PROFIT -> desk.submit(OrderTicket.takeProfit(id(shape), account, side, behind, lots * 4));
                case TAKE_PROFIT_LIMIT ->
                    desk.submit(
                            OrderTicket.takeProfitLimit(id(shape), account, side, behind, behind + offset(5), lots));
                case TRAILING ->
                    desk.submit(
                            random.nextBoolean()
                                    ? OrderTicket.trailingStop(id(shape), account, side, 1 + random.nextInt(15), lots)
                                    : OrderTicket.trailingStop(id(shape), account, side, 0, lots)
                                            .withTrail(0, 1 + random.nextInt(20)));
                case PAIR_TARGET, PAIR_STOP ->
                    desk.submitPair(
                            limit(OrderShape.PAIR_TARGET, account, side, behind, lots),
                            OrderTicket.stop(id(OrderShape.PAIR_STOP), account, side, ahead, lots));
                case BRACKET_ENTRY, BRACKET_TARGET, BRACKET_STOP ->
                    desk.submitBracket(
                            limit(OrderShape.BRACKET_ENTRY, account, side, price + offset(8), lots),
                            limit(OrderShape.BRACKET_TARGET, account, side.opposite(), ahead, lots),
                            OrderTicket.stop(id(OrderShape.BRACKET_STOP), account, side.opposite(), behind, lots));
            }
        }

        private OrderTicket limit(OrderShape shape, long account, Side side, long limit, long lots) {
            return OrderTicket.limit(id(shape), account, side, limit, lots);
        }

        private OrderTicket guarded(OrderTicket ticket, SelfTradePrevention mode) {
            modes.put(ticket.orderId(), mode);
            taking = mode;
            return ticket.withPrevention(mode);
        }

        private long id(OrderShape shape) {
            long id = random.nextInt(100) == 0 ? 0 : nextId++;
            recent[random.nextInt(recent.length)] = id;
            shapes.put(id, shape);
            return id;
        }

        private Side side() {
            return random.nextBoolean() ? Side.BUY : Side.SELL;
        }

        private long offset(int width) {
            return random.nextInt(2 * width + 1) - width;
        }

        private long quantity() {
            return 1 + random.nextInt(50);
        }

        private void reach(long orderId, OrderState state) {
            OrderShape shape = shapes.get(orderId);
            if (shape != null) {
                reached.get(shape).merge(state, 1L, Long::sum);
            }
            add(orderId, state.name().hashCode());
            if (state.isTerminal()) {
                shapes.remove(orderId);
            }
        }

        private void add(long... numbers) {
            for (long number : numbers) {
                hash.add(number);
            }
        }

        @Override
        public void trade(long tradeId, long at, long ticks, long lots, Side takerSide, long makerId, long takerId) {
            add(tradeId, at, ticks, lots, takerSide.sign(), makerId, takerId);
        }

        @Override
        public void rejected(long orderId, long accountKey, Refusal reason) {
            add(orderId, reason.name().hashCode());
            if (orderId == 0 || desk.state(orderId).isEmpty()) {
                reach(orderId, OrderState.REJECTED);
            }
        }

        @Override
        public void dormant(long orderId, long accountKey, long stopTicks) {
            add(stopTicks);
            reach(orderId, OrderState.DORMANT);
        }

        @Override
        public void held(long orderId, long accountKey) {
            reach(orderId, OrderState.HELD);
        }

        @Override
        public void rested(long orderId, long accountKey, long ticks, long lots) {
            add(ticks, lots);
            reach(orderId, OrderState.RESTING);
        }

        @Override
        public void filled(
                long tradeId,
                long orderId,
                long accountKey,
                Side side,
                long ticks,
                long lots,
                long remainingLots,
                boolean maker) {
            add(tradeId, ticks, lots, remainingLots, maker ? 1 : 0);
            if (remainingLots > 0 && maker) {
                reach(orderId, OrderState.PARTIALLY_FILLED);
            }
        }

        @Override
        public void amended(long orderId, long accountKey, long ticks, long lots) {
            add(orderId, ticks, lots);
        }

        @Override
        public void ended(long orderId, long accountKey, EndReason reason, long unfilledLots) {
            if (reason == EndReason.SELF_TRADE) {
                prevented.merge(taking, 1L, Long::sum);
            }
            modes.remove(orderId);
            add(reason.name().hashCode(), unfilledLots);
            reach(orderId, reason.state());
        }

        void print(long commands) {
            StringBuilder table =
                    new StringBuilder("seed %d: %,d random commands, identical over both books. States reached:%n"
                            .formatted(SEED, commands));
            table.append("%-18s".formatted("order type"));
            for (OrderState state : OrderState.values()) {
                table.append("%17s".formatted(state));
            }
            reached.forEach((shape, states) -> {
                table.append("%n%-18s".formatted(shape));
                for (OrderState state : OrderState.values()) {
                    table.append("%,17d".formatted(states.getOrDefault(state, 0L)));
                }
            });
            table.append("%nended by self-trade prevention: %s".formatted(prevented));
            System.out.println(table);
        }
    }
}
