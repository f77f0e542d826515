package io.aitrading.orders.reconcile;

import io.aitrading.domain.OrderStatus;
import io.aitrading.health.HealthVerdict;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.order.OrderLedger.Change;
import io.aitrading.orders.order.OrderStore;
import io.aitrading.orders.order.ReportDesk;
import io.aitrading.orders.order.StoredOrder;
import io.aitrading.orders.order.VenueDesk;
import io.aitrading.orders.venue.Venues;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradingVenue;
import io.aitrading.venue.VenueRefusedException;
import io.aitrading.venue.VenueUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for orders whose fate is unknown: by client order id, among the open orders and among the trades. Only evidence ends the
 * search: the order itself, or enough looks over enough time that all found nothing. Nothing is ever sent again.
 */
@Component
class MissingOrders implements HealthVerdict {

    private static final Logger log = LoggerFactory.getLogger(MissingOrders.class);
    private static final Duration LONGEST_CONVERSATION = Duration.ofSeconds(20);

    private final OrderStore orders;
    private final ProbeStore probes;
    private final ReportDesk reports;
    private final VenueDesk desk;
    private final Venues venues;
    private final TradeCatchUp trades;
    private final InstantSource clock;
    private final Live<OrderProperties> settings;
    private final Instant startedAt;
    private final AtomicInteger unknown;

    MissingOrders(
            OrderStore orders,
            ProbeStore probes,
            ReportDesk reports,
            VenueDesk desk,
            Venues venues,
            TradeCatchUp trades,
            InstantSource clock,
            Live<OrderProperties> settings,
            MeterRegistry meters) {
        this.orders = orders;
        this.probes = probes;
        this.reports = reports;
        this.desk = desk;
        this.venues = venues;
        this.trades = trades;
        this.clock = clock;
        this.settings = settings;
        this.startedAt = clock.instant();
        this.unknown = meters.gauge("orders_unknown", new AtomicInteger());
    }

    /** One round; called again and again in the background. */
    void search() {
        int count = 0;
        for (StoredOrder order : orders.undecided()) {
            if (order.status() == OrderStatus.UNKNOWN) {
                count++;
                begin(order);
            } else if (isAbandoned(order)) {
                giveUpWaiting(order);
            }
        }
        unknown.set(count);
        for (UUID orderId : probes.due(clock.instant())) {
            orders.find(orderId).ifPresent(this::probe);
        }
    }

    /** Begins to look for an order that the venue should have and does not show. */
    void begin(StoredOrder order) {
        if (probes.find(order.orderId()).isEmpty()) {
            Instant now = clock.instant();
            probes.begin(order.orderId(), now, now.plus(settings.now().unknown().firstProbe()));
        }
    }

    /** PENDING, and nobody in this process is waiting for its answer: the process that was is gone. */
    private boolean isAbandoned(StoredOrder order) {
        if (desk.isUnderWay(order.orderId())) {
            return false;
        }
        Instant createdAt = order.terms().createdAt();
        return createdAt.isBefore(startedAt)
                || createdAt.plus(LONGEST_CONVERSATION).isBefore(clock.instant());
    }

    /** A PENDING order of a former process becomes UNKNOWN, whether or not it was sent. */
    void giveUpWaiting(StoredOrder order) {
        StoredOrder lost = reports.change(
                order,
                Change.of(new OrderSignal.AnswerLost()).because("UNKNOWN: no answer was waited for after a restart"));
        if (lost.status() == OrderStatus.UNKNOWN) {
            begin(lost);
        }
    }

    private void probe(StoredOrder order) {
        if (order.status().isTerminal()) {
            probes.end(order.orderId());
            return;
        }
        ProbeStore.Search search = probes.find(order.orderId()).orElseThrow();
        try {
            if (isFound(order)) {
                probes.end(order.orderId());
            } else {
                foundNothing(order, search);
            }
        } catch (VenueUnavailableException | VenueRefusedException e) {
            // No evidence either way: the look does not count.
            log.info("order {} cannot be looked for: {}", order.orderId(), e.getMessage());
            probes.update(new ProbeStore.Search(
                    search.orderId(),
                    search.since(),
                    search.probes(),
                    clock.instant().plus(wait(search.probes() + 1))));
        }
    }

    private boolean isFound(StoredOrder order) {
        StoredOrder.Terms terms = order.terms();
        TradingVenue venue = venues.trading(terms.venue(), terms.accountId());
        Optional<OrderReport> report = venue.query(terms.symbol(), terms.venueClientOrderId());
        if (report.isEmpty()) {
            report = among(venue.openOrders(terms.symbol()), terms);
        }
        if (report.isPresent()) {
            StoredOrder found = reports.record(terms.accountId(), report.get()).order();
            log.info("order {} was found at the venue: {}", order.orderId(), found.status());
            return true;
        }
        trades.run(terms.venue(), terms.accountId(), terms.symbol());
        StoredOrder now = orders.find(order.orderId()).orElseThrow();
        return !now.progress().equals(order.progress());
    }

    private static Optional<OrderReport> among(List<OrderReport> open, StoredOrder.Terms terms) {
        return open.stream()
                .filter(report -> report.order().clientOrderId().equals(terms.venueClientOrderId())
                        && report.order().symbol().equals(terms.symbol()))
                .findFirst();
    }

    private void foundNothing(StoredOrder order, ProbeStore.Search search) {
        Instant now = clock.instant();
        int looks = search.probes() + 1;
        OrderProperties.Unknown rules = settings.now().unknown();
        boolean enough = looks >= rules.minProbes()
                && !search.since().plus(rules.minAge()).isAfter(now);
        if (!enough) {
            Instant next = now.plus(wait(looks));
            probes.update(new ProbeStore.Search(search.orderId(), search.since(), looks, next));
            return;
        }
        Change end = order.status() == OrderStatus.UNKNOWN
                ? Change.of(new OrderSignal.NeverReachedVenue())
                        .because("NEVER_REACHED_VENUE: " + looks + " looks since " + search.since() + " found nothing")
                : Change.of(new OrderSignal.Canceled(order.progress().filled()))
                        .because("VENUE_LOST_ORDER: the venue had it and does not know it any more");
        StoredOrder ended = reports.change(order, end);
        probes.end(order.orderId());
        log.warn("order {} is {}: {}", order.orderId(), ended.status(), ended.reason());
    }

    /** Grows from the first wait to the longest, doubling. */
    private Duration wait(int looks) {
        OrderProperties.Unknown rules = settings.now().unknown();
        Duration doubled = rules.firstProbe().multipliedBy(1L << Math.min(looks, 12));
        return doubled.compareTo(rules.longestWait()) < 0 ? doubled : rules.longestWait();
    }

    @Override
    public Optional<String> problem() {
        int count = unknown.get();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " orders are UNKNOWN: their reservation is held while the venue is asked");
    }

    @Override
    public boolean down() {
        return false;
    }
}
