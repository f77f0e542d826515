package io.aitrading.orders;

import static io.aitrading.orders.OrderWorld.ACCOUNT;
import static io.aitrading.orders.OrderWorld.API_KEY;
import static io.aitrading.orders.OrderWorld.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.orders.order.ReportDesk;
import io.aitrading.orders.venue.Venues;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradingVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the venue tells, shuffled, repeated, torn apart and told from several threads at once, leaves the same books. */
class ReportInterleavingIT {

    private static final int ORDERS_PER_SEED = 8;

    private static OrderWorld world;

    @BeforeAll
    static void start() {
        world = new OrderWorld().ready();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void anyOrderOfReportsLeavesTheVenuesTruth(long seed) throws Exception {
        Random random = new Random(seed);
        for (int number = 0; number < ORDERS_PER_SEED; number++) {
            String name = "i-" + seed + "-" + number;
            List<OrderReport> history = history(random, name);
            tellShuffled(random, history, name);
            FakeVenue.Order truth = world.venue.named(name);
            var order = world.get("/api/v1/orders?clientOrderId=" + name)
                    .json()
                    .path("items")
                    .path(0);
            assertThat(order.path("status").asString())
                    .as("seed %d order %s", seed, name)
                    .isEqualTo(truth.status.equals("NEW") ? "ACCEPTED" : truth.status);
            assertThat(new BigDecimal(order.path("filledQuantity").asString())).isEqualByComparingTo(truth.executed);
        }
        world.assertBooksAgree();
        for (var balance : world.get("/api/v1/accounts/" + ACCOUNT).json().path("balances")) {
            assertThat(new BigDecimal(balance.path("total").asString()))
                    .as("seed %d %s", seed, balance.path("currency"))
                    .isEqualByComparingTo(world.venue.balance(
                            API_KEY, balance.path("currency").asString()));
        }
    }

    /** Places an order, lets the venue do something with it, and keeps what it would have reported at each step. */
    private static List<OrderReport> history(Random random, String name) {
        world.venue.price("100");
        assertThat(world.place(name, limit(name, "BUY", "1", "90")).status()).isEqualTo(201);
        TradingVenue venue = world.bean(Venues.class).trading("paper", ACCOUNT);
        List<OrderReport> history = new ArrayList<>();
        BigDecimal left = BigDecimal.ONE;
        int fills = random.nextInt(5);
        for (int fill = 0; fill < fills && left.signum() > 0; fill++) {
            BigDecimal part = fill == 3 ? left : new BigDecimal("0.2").min(left);
            left = left.subtract(part);
            world.venue.fill(world.venue.named(name), part.toPlainString());
            history.add(venue.query("BTCUSDT", name).orElseThrow());
        }
        if (left.signum() > 0 && random.nextBoolean()) {
            venue.cancel("BTCUSDT", name);
            history.add(venue.query("BTCUSDT", name).orElseThrow());
        }
        return history;
    }

    private static void tellShuffled(Random random, List<OrderReport> history, String name) throws Exception {
        ReportDesk desk = world.bean(ReportDesk.class);
        List<OrderReport> reports = new ArrayList<>(history);
        for (OrderReport report : history) {
            reports.add(random.nextBoolean() ? report : withoutTrades(report));
            if (!report.trades().isEmpty()) {
                reports.add(withLastTradeOnly(report));
            }
        }
        Collections.shuffle(reports, random);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            AtomicBoolean told = new AtomicBoolean();
            Future<?> reader = threads.submit(() -> readUntil(told, name));
            List<Future<?>> running = new ArrayList<>();
            for (OrderReport report : reports) {
                running.add(threads.submit(() -> desk.record(ACCOUNT, report)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            told.set(true);
            reader.get();
        }
    }

    /** Whoever reads the order meanwhile sees the fills that make up what is filled, and no later ones. */
    private static void readUntil(AtomicBoolean told, String name) {
        String id = world.get("/api/v1/orders?clientOrderId=" + name)
                .json()
                .path("items")
                .path(0)
                .path("orderId")
                .asString();
        boolean last;
        do {
            last = told.get();
            OrderWorld.Answer order = world.get("/api/v1/orders/" + id);
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode fill : order.json().path("fills")) {
                sum = sum.add(new BigDecimal(fill.path("quantity").asString()));
            }
            assertThat(sum).as(order.body()).isEqualByComparingTo(order.text("filledQuantity"));
        } while (!last);
    }

    private static OrderReport withoutTrades(OrderReport report) {
        return new OrderReport(
                report.order(),
                report.venueOrderId(),
                report.status(),
                report.executedQuantity(),
                List.of(),
                "",
                report.time());
    }

    private static OrderReport withLastTradeOnly(OrderReport report) {
        return new OrderReport(
                report.order(),
                report.venueOrderId(),
                report.status(),
                report.executedQuantity(),
                List.of(report.trades().getLast()),
                "",
                report.time());
    }
}
