package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.order.OrderLedger.CancelWish;
import io.aitrading.orders.order.OrderLedger.Change;
import io.aitrading.orders.venue.Venues;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.venue.CancelOutcome;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradingVenue;
import io.aitrading.web.ApiException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cancels: written down first, then sent, and sent again until the venue says what became of the order. */
@Component
public class CancelDesk {

    private static final Logger log = LoggerFactory.getLogger(CancelDesk.class);

    private final ReportDesk reports;
    private final VenueDesk desk;
    private final Venues venues;
    private final OrderStore orders;
    private final InstantSource clock;
    private final Live<OrderProperties> settings;

    CancelDesk(
            ReportDesk reports,
            VenueDesk desk,
            Venues venues,
            OrderStore orders,
            InstantSource clock,
            Live<OrderProperties> settings) {
        this.reports = reports;
        this.desk = desk;
        this.venues = venues;
        this.orders = orders;
        this.clock = clock;
        this.settings = settings;
    }

    /** Asks for a cancel; the future gives the order after the venue's answer. */
    CompletableFuture<StoredOrder> cancel(StoredOrder order) {
        if (order.status().isTerminal()) {
            throw new ApiException(OrderErrorCode.ORDER_NOT_OPEN, "The order is " + order.status());
        }
        StoredOrder wished = wish(order);
        if (wished.status() != OrderStatus.PENDING_CANCEL) {
            // PENDING or UNKNOWN: goes out as soon as the venue is known to hold it. Or it has just ended.
            return CompletableFuture.completedFuture(wished);
        }
        return desk.call(wished, () -> send(wished));
    }

    /** Remembers that a cancel is wanted. */
    StoredOrder wish(StoredOrder order) {
        return reports.change(
                order,
                new Change(List.of(new OrderSignal.CancelRequested()), List.of(), null, null, null, CancelWish.WANTED));
    }

    /** Sends the cancels that are wanted and not confirmed: after a lost answer, and once an UNKNOWN order has been found. */
    public void repeat() {
        for (StoredOrder order :
                orders.unconfirmedCancels(clock.instant().minus(settings.now().cancelRetry()))) {
            if (!desk.isUnderWay(order.orderId())) {
                StoredOrder wished = order.status() == OrderStatus.PENDING_CANCEL ? order : wish(order);
                if (wished.status() == OrderStatus.PENDING_CANCEL) {
                    send(wished);
                }
            }
        }
    }

    private StoredOrder send(StoredOrder order) {
        StoredOrder.Terms terms = order.terms();
        TradingVenue venue = venues.trading(terms.venue(), terms.accountId());
        String venueClientId = terms.venueClientOrderId();
        CancelOutcome outcome = venue.cancel(terms.symbol(), venueClientId);
        return switch (outcome) {
            case CancelOutcome.Canceled canceled ->
                reports.record(terms.accountId(), canceled.report()).order();
            case CancelOutcome.Refused refused -> {
                log.info("cancel of order {} refused: {} {}", order.orderId(), refused.code(), refused.message());
                yield askedAfter(order, venue, venueClientId);
            }
            case CancelOutcome.Unknown unknown -> {
                log.warn("cancel of order {} is not confirmed: {}", order.orderId(), unknown.cause());
                yield order;
            }
        };
    }

    /** A refused cancel mostly means that the order has just ended: the venue says how. */
    StoredOrder askedAfter(StoredOrder order, TradingVenue venue, String venueClientId) {
        try {
            Optional<OrderReport> report = venue.query(order.terms().symbol(), venueClientId);
            if (report.isEmpty()) {
                return order; // reconciliation looks for it until the evidence is enough
            }
            return reports.record(order.terms().accountId(), report.get()).order();
        } catch (RuntimeException e) {
            log.warn("order {} cannot be asked after: {}", order.orderId(), e.getMessage());
            return order;
        }
    }
}
