package io.aitrading.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.engine.Orders;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientOrdersTest {
    private static final PlaceOrderRequest REQUEST = new PlaceOrderRequest(
            WellKnownIds.DEMO_ACCOUNT,
            "at-1",
            "BTCUSDT",
            Side.BUY,
            OrderType.MARKET,
            Quantity.of("0.1"),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    private static final OrderView FILLED = Orders.filled(REQUEST, Price.of("800"));

    private final Script script = new Script();
    private final List<String> written = new ArrayList<>();
    private boolean known;
    private Optional<Objection> objection = Optional.empty();

    @Test
    void anOrderIsWrittenDownBeforeItIsSent() throws Exception {
        script.places.add(new Placement.Taken(FILLED));

        assertThat(place()).isEqualTo(new OrderOutcome.Placed(FILLED));
        assertThat(written).containsExactly("at-1");
    }

    @Test
    void noAnswerIsAskedAfterBeforeAnythingIsSentAgain() throws Exception {
        script.places.add(new Placement.Silence("timeout"));
        script.found.add(Optional.of(FILLED));

        assertThat(place()).isEqualTo(new OrderOutcome.Placed(FILLED));
        assertThat(script.log).containsExactly("place", "find");
    }

    @Test
    void whatDidNotArriveIsSentAgainUnderTheSameIdUnlessItIsTooLate() throws Exception {
        script.places.add(new Placement.Silence("connection refused"));
        script.found.add(Optional.empty());
        script.places.add(new Placement.Taken(FILLED));
        assertThat(place()).isInstanceOf(OrderOutcome.Placed.class);

        Script late = new Script();
        late.places.add(new Placement.Silence("connection refused"));
        late.found.add(Optional.empty());
        late.afterFind = () -> objection = Optional.of(Objection.of("SIGNAL_STALE", "11 s", "10 s"));
        assertThat(place(late)).isInstanceOf(OrderOutcome.NotSent.class);
        assertThat(late.log).containsExactly("place", "find");
    }

    @Test
    void anOrderOfAnEarlierLifeIsAdoptedWhateverTheMarketDoesNow() throws Exception {
        known = true;
        objection = Optional.of(Objection.of("SIGNAL_STALE", "99 s", "10 s"));
        script.found.add(Optional.of(FILLED));
        assertThat(place()).isEqualTo(new OrderOutcome.Placed(FILLED));
        assertThat(script.log).containsExactly("find");

        script.found.add(Optional.empty());
        assertThat(place()).isInstanceOf(OrderOutcome.NotSent.class);
    }

    @Test
    void pendingAndUnknownAreWaitedOut() throws Exception {
        script.places.add(new Placement.Taken(Orders.in(REQUEST, OrderStatus.PENDING)));
        script.gets.add(Orders.in(REQUEST, OrderStatus.UNKNOWN));
        script.gets.add(Orders.in(REQUEST, OrderStatus.UNKNOWN));
        script.gets.add(FILLED);

        assertThat(place()).isEqualTo(new OrderOutcome.Placed(FILLED));
        assertThat(script.log).containsExactly("place", "get", "get", "get");
    }

    @Test
    void aLivingServiceThatCannotDecideIsAskedABoundedNumberOfTimes() throws Exception {
        for (int i = 0; i < 3; i++) {
            script.places.add(new Placement.NotNow("RISK_UNAVAILABLE", "no lease"));
        }
        assertThat(place()).isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("RISK_UNAVAILABLE");
            assertThat(refused.facts()).containsEntry("attempts", "3");
        });
    }

    @Test
    void anOrderRejectedLaterIsARefusalWithItsReason() throws Exception {
        OrderView pending = Orders.in(REQUEST, OrderStatus.PENDING);
        script.places.add(new Placement.Taken(pending));
        OrderView rejected = Orders.in(REQUEST, OrderStatus.REJECTED);
        script.gets.add(new OrderView(
                rejected.orderId(),
                rejected.accountId(),
                rejected.clientOrderId(),
                null,
                null,
                rejected.symbol(),
                rejected.side(),
                rejected.type(),
                null,
                rejected.quantity(),
                null,
                null,
                false,
                OrderStatus.REJECTED,
                Quantity.ZERO,
                null,
                null,
                "VENUE_REJECTED: -2010 insufficient balance",
                List.of(),
                rejected.createdAt(),
                rejected.updatedAt()));

        assertThat(place()).isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("VENUE_REJECTED");
            assertThat(refused.detail()).contains("-2010");
        });
    }

    @Test
    void aQuestionWithoutAnAnswerIsAskedUntilThereIsOne() throws Exception {
        script.places.add(new Placement.Silence("timeout"));
        script.unreachable = 3;
        script.found.add(Optional.of(FILLED));

        assertThat(place()).isEqualTo(new OrderOutcome.Placed(FILLED));
        assertThat(script.log).containsExactly("place", "find", "find", "find", "find");
    }

    @Test
    void aRefusalIsFinal() throws Exception {
        script.places.add(new Placement.Refused("RISK_REJECTED", "too large", Map.of("rule", "MAX_ORDER_NOTIONAL")));

        assertThat(place()).isInstanceOf(OrderOutcome.Refused.class);
        assertThat(script.log).containsExactly("place");
    }

    private OrderOutcome place() throws InterruptedException {
        return place(script);
    }

    private OrderOutcome place(Script gateway) throws InterruptedException {
        IntentJournal journal = new IntentJournal() {
            @Override
            public boolean knows(String clientOrderId) {
                return known;
            }

            @Override
            public void write(PlaceOrderRequest request, long tradeId) {
                written.add(String.valueOf(request.clientOrderId()));
            }
        };
        return new PatientOrders(gateway, journal, duration -> {}, 3).place(REQUEST, 5, () -> objection);
    }

    /** Answers in the order written; an answer that is not there is a fault of the test. */
    private static final class Script implements OrderGateway {
        final Deque<Placement> places = new ArrayDeque<>();
        final Deque<Optional<OrderView>> found = new ArrayDeque<>();
        final Deque<OrderView> gets = new ArrayDeque<>();
        final List<String> log = new ArrayList<>();
        Runnable afterFind = () -> {};
        int unreachable;

        @Override
        public Placement place(PlaceOrderRequest request) {
            log.add("place");
            return places.removeFirst();
        }

        @Override
        public Optional<OrderView> find(UUID accountId, String clientOrderId) {
            log.add("find");
            if (unreachable > 0) {
                unreachable--;
                throw new OrdersUnreachableException("scripted", new IOException("scripted"));
            }
            afterFind.run();
            return found.removeFirst();
        }

        @Override
        public OrderView get(UUID orderId) {
            log.add("get");
            return gets.removeFirst();
        }

        @Override
        public OrderView getFromVenue(UUID orderId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(UUID orderId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Updates updates(long afterSequence) {
            throw new UnsupportedOperationException();
        }
    }
}
