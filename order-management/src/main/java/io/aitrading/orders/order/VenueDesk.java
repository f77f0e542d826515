package io.aitrading.orders.order;

import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.gate.LeaseKeeper;
import io.aitrading.orders.order.OrderLedger.Change;
import io.aitrading.orders.venue.Venues;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.venue.PlaceOutcome;
import io.aitrading.venue.TradingVenue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskDecorator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends committed orders to their venue, each exactly once, and writes the answer down. */
@Component
public class VenueDesk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VenueDesk.class);
    private static final Duration DRAIN = Duration.ofSeconds(15);
    private static final int WRITE_ATTEMPTS = 6;

    private final Venues venues;
    private final ReportDesk reports;
    private final LeaseKeeper leases;
    private final MeterRegistry meters;
    private final TaskDecorator context;
    private final Semaphore slots;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("venue-call-", 0).factory());

    VenueDesk(
            Venues venues,
            ReportDesk reports,
            LeaseKeeper leases,
            MeterRegistry meters,
            OrderProperties properties,
            TaskDecorator context) {
        this.context = context;
        this.venues = venues;
        this.reports = reports;
        this.leases = leases;
        this.meters = meters;
        this.slots = new Semaphore(properties.parallelVenueCalls());
    }

    /** Whether this process is waiting for the venue's answer to this order right now. */
    public boolean isUnderWay(UUID orderId) {
        return underWay.contains(orderId);
    }

    /** Sends a committed order; the future gives the order as it is after the answer. */
    CompletableFuture<StoredOrder> send(Taken.Fresh taken) {
        return call(taken.order(), () -> halted(taken).orElseGet(() -> {
            TradingVenue venue = venues.trading(
                    taken.order().terms().venue(), taken.order().terms().accountId());
            return recorded(taken.order(), venue.place(taken.order().asVenueOrder()));
        }));
    }

    /** The order, refused, if trading was halted after it was taken: the last look before anything that adds exposure leaves. */
    Optional<StoredOrder> halted(Taken.Fresh taken) {
        return taken.reduces() || leases.permitsIncrease()
                ? Optional.empty()
                : Optional.of(notSent(taken.order(), OrderErrorCode.TRADING_HALTED, "halted before it was sent"));
    }

    /** Runs one conversation with the venue about an order, among a bounded number of them. */
    CompletableFuture<StoredOrder> call(StoredOrder order, Supplier<StoredOrder> conversation) {
        underWay.add(order.orderId());
        return CompletableFuture.supplyAsync(
                () -> {
                    slots.acquireUninterruptibly();
                    try {
                        return leases.during(conversation);
                    } finally {
                        slots.release();
                        underWay.remove(order.orderId());
                    }
                },
                call -> calls.execute(context.decorate(call)));
    }

    /** Writes down what came of placing an order. */
    StoredOrder recorded(StoredOrder order, PlaceOutcome outcome) {
        return switch (outcome) {
            case PlaceOutcome.Accepted accepted ->
                written(() -> reports.record(order.terms().accountId(), accepted.report())
                        .order());
            case PlaceOutcome.Refused refused -> {
                String reason = "VENUE_REJECTED: " + refused.code() + " " + refused.message();
                yield written(() -> reports.change(
                        order,
                        Change.of(new OrderSignal.Refused())
                                .because(reason)
                                .refusedWith(OrderErrorCode.VENUE_REJECTED.code())));
            }
            case PlaceOutcome.NotSent notSent -> notSent(order, OrderErrorCode.VENUE_UNAVAILABLE, notSent.cause());
            case PlaceOutcome.Unknown unknown -> {
                meters.counter("order_unknown_total").increment();
                log.warn("order {} is UNKNOWN: {}", order.orderId(), unknown.cause());
                yield written(() -> reports.change(
                        order, Change.of(new OrderSignal.AnswerLost()).because("UNKNOWN: " + unknown.cause())));
            }
        };
    }

    private StoredOrder notSent(StoredOrder order, OrderErrorCode code, String cause) {
        return written(() -> reports.change(
                order,
                Change.of(new OrderSignal.Refused())
                        .because(code + ": " + cause)
                        .refusedWith(code.code())));
    }

    /** The venue has answered: losing that to a short outage of the database would cost a minute of probing. */
    private static StoredOrder written(Supplier<StoredOrder> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (DataAccessException | TransactionException e) {
                if (attempt == WRITE_ATTEMPTS) {
                    throw e;
                }
                log.warn("the venue's answer cannot be written yet (attempt {}): {}", attempt, e.getMessage());
                pause(Duration.ofMillis(100L << attempt));
            }
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets conversations end; what does not end in time is found again at the next start. */
    @Override
    public void close() {
        calls.shutdown();
        try {
            if (calls.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.warn("{} venue calls still under way", underWay.size());
        calls.shutdownNow();
    }
}
