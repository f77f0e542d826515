package io.aitrading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.TradingState;
import io.aitrading.orders.OrderWorld.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever is told that trading has stopped may rely on it: nothing that adds exposure reaches the venue from then on. */
class EmergencyStopIT {
    private static final int PLACING = 12;
    private static final int AMENDING = 6;
    private static final int ROUNDS = 4;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Test
    void noOrderReachesTheVenueAfterAStopWasAcknowledged() throws Exception {
        try (OrderWorld world = new OrderWorld().ready()) {
            int sentBeforeAStop = 0;
            for (int round = 0; round < ROUNDS; round++) {
                sentBeforeAStop += stopUnderFire(world);
            }
            assertThat(sentBeforeAStop).as("orders on the way while stops came").isGreaterThan(ROUNDS * PLACING);
            world.assertBooksAgree();
        }
    }

    /** How many orders reached the venue, all of them before the acknowledgement. */
    private static int stopUnderFire(OrderWorld world) throws Exception {
        world.venue.lag(Duration.ZERO);
        List<String> resting = new ArrayList<>();
        for (int i = 0; i < AMENDING; i++) {
            resting.add(world.place(name(), OrderWorld.limit(name(), "BUY", "0.1", "60"))
                    .text("orderId"));
        }
        int before = world.venue.orders().size();
        world.venue.lag(Duration.ofMillis(60));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        List<Answer> refused = new ArrayList<>();
        long acknowledged;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> work = new ArrayList<>();
            for (int i = 0; i < PLACING; i++) {
                work.add(threads.submit(() -> placeUntilRefused(world, over, calls)));
            }
            for (String orderId : resting) {
                work.add(threads.submit(() -> amendUntilRefused(world, orderId, over, calls)));
            }
            OrderWorld.await(() -> calls.get() > PLACING + AMENDING);

            world.risk.acknowledged(TradingState.HALTED);
            acknowledged = System.nanoTime();

            for (Future<Answer> one : work) {
                refused.add(one.get());
            }
        } finally {
            over.set(true);
        }
        List<FakeVenue.Order> sent =
                world.venue.orders().subList(before, world.venue.orders().size());
        assertThat(sent).allMatch(order -> order.arrived < acknowledged);
        assertThat(refused)
                .allMatch(answer -> answer.status() == 403 && answer.body().contains("TRADING_HALTED"));
        reductionsStillLeave(world, acknowledged);
        world.risk.acknowledged(TradingState.ACTIVE);
        return sent.size();
    }

    private static boolean isHalted(Answer answer) {
        return answer.status() == 403 && answer.body().contains("TRADING_HALTED");
    }

    private static Answer placeUntilRefused(OrderWorld world, AtomicBoolean over, AtomicInteger calls) {
        while (true) {
            String price = calls.incrementAndGet() % 2 == 0 ? "70" : "101";
            Answer answer = world.place(name(), OrderWorld.limit(name(), "BUY", "0.1", price));
            if (answer.status() >= 300 || over.get()) {
                return answer;
            }
        }
    }

    /** Another price each time: an amendment is a cancel and a new order at the venue. */
    private static Answer amendUntilRefused(OrderWorld world, String orderId, AtomicBoolean over, AtomicInteger calls) {
        String now = orderId;
        for (int price = 1; ; price++) {
            calls.incrementAndGet();
            Answer answer = world.send(
                    "PATCH",
                    "/api/v1/orders/" + now,
                    null,
                    "{\"quantity\":\"0.2\",\"price\":\"" + (60 + price % 30) + "\"}",
                    world.service());
            if (answer.status() == 409 && answer.body().contains("PENDING")) {
                continue; // the order before is still on its way
            }
            if (answer.status() >= 300 || over.get()) {
                return answer;
            }
            now = answer.text("orderId");
        }
    }

    private static void reductionsStillLeave(OrderWorld world, long acknowledged) {
        world.venue.lag(Duration.ZERO);
        String name = name();
        String sell = OrderWorld.market(name, "SELL", "0.1").replace("}", ",\"reduceOnly\":true}");

        Answer answer = world.place(name(), sell);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        FakeVenue.Order last = world.venue.orders().getLast();
        assertThat(last.terms).containsEntry("side", "SELL");
        assertThat(last.arrived).isGreaterThan(acknowledged);
    }

    private static String name() {
        return "stop-" + NAMES.incrementAndGet();
    }
}
