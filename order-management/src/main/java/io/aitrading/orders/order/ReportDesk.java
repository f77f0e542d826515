package io.aitrading.orders.order;

import io.aitrading.data.Transactions;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.id.Ids;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.gate.Reservation;
import io.aitrading.orders.order.OrderLedger.CancelWish;
import io.aitrading.orders.order.OrderLedger.Change;
import io.aitrading.orders.venue.InstrumentBook;
import io.aitrading.orders.venue.Venues;
import io.aitrading.trading.order.OrderProgress;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradeReport;
import io.aitrading.venue.VenueOrder;
import io.aitrading.venue.VenueOrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what the venue says of an order, whether it comes as an answer, over the stream or from a query, in any order and any
 * number of times. Orders that nobody here has placed are adopted, because their fills are our money.
 */
@Component
public class ReportDesk {

    private static final Logger log = LoggerFactory.getLogger(ReportDesk.class);

    private final Transactions transactions;
    private final AccountStore accounts;
    private final OrderStore orders;
    private final OrderLedger ledger;
    private final UpdateFeed updates;
    private final InstrumentBook instruments;
    private final Venues venues;
    private final Ids ids;
    private final InstantSource clock;

    ReportDesk(
            Transactions transactions,
            AccountStore accounts,
            OrderStore orders,
            OrderLedger ledger,
            UpdateFeed updates,
            InstrumentBook instruments,
            Venues venues,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.orders = orders;
        this.ledger = ledger;
        this.updates = updates;
        this.instruments = instruments;
        this.venues = venues;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a report has led to.
     *
     * @param adopted true when the order was not ours until now
     */
    public record Recorded(StoredOrder order, boolean adopted) {}

    /** Books a report, and fetches the fills that it speaks of but does not bring. */
    public Recorded record(UUID accountId, OrderReport report) {
        Recorded recorded = transactions.inTransaction(() -> recordLocked(accountId, report));
        updates.wake();
        return recorded.order().progress().missing().isZero()
                ? recorded
                : new Recorded(fetchFills(recorded.order()), recorded.adopted());
    }

    /**
     * Books a report of the stream. Most of them repeat what the venue has just answered, and cost one reading; whatever may be
     * news is judged under the account's lock like any other report.
     */
    public Recorded hear(UUID accountId, OrderReport report) {
        return find(accountId, report)
                .filter(order -> !contradicts(order, report) && !ledger.isNews(order, change(report)))
                .map(order -> new Recorded(order, false))
                .orElseGet(() -> record(accountId, report));
    }

    /** Applies one change to an order of ours. */
    public StoredOrder change(StoredOrder order, Change change) {
        StoredOrder changed = transactions.inTransaction(() -> {
            accounts.lock(order.terms().accountId());
            return ledger.apply(orders.find(order.orderId()).orElseThrow(), change);
        });
        updates.wake();
        return changed;
    }

    /** Reads the executions of one order from the venue; when that fails, the order as it is known. */
    public StoredOrder fetchFills(StoredOrder order) {
        try {
            return readFills(order);
        } catch (RuntimeException e) {
            // The next reconciliation finds reported above filled and asks again.
            log.warn("fills of order {} cannot be fetched yet: {}", order.orderId(), e.getMessage());
            return order;
        }
    }

    /** Reads the executions of one order from the venue, or fails: who asks must know that the answer is complete. */
    StoredOrder readFills(StoredOrder order) {
        String venueOrderId = order.venueOrderId();
        if (venueOrderId == null) {
            return order;
        }
        List<TradeReport> trades = venues.trading(
                        order.terms().venue(), order.terms().accountId())
                .tradesOf(order.terms().symbol(), venueOrderId);
        return change(order, new Change(List.of(), trades, venueOrderId, null, null, CancelWish.AS_IT_IS));
    }

    private Recorded recordLocked(UUID accountId, OrderReport report) {
        Account account = accounts.lock(accountId).orElseThrow();
        Optional<StoredOrder> known = find(accountId, report);
        if (known.isPresent() && !contradicts(known.get(), report)) {
            return new Recorded(ledger.apply(known.get(), change(report)), false);
        }
        return new Recorded(ledger.apply(adopt(account, report), change(report)), true);
    }

    private Optional<StoredOrder> find(UUID accountId, OrderReport report) {
        return orders.findReported(
                accountId,
                report.order().symbol(),
                report.venueOrderId(),
                report.order().clientOrderId());
    }

    /** An order that was given up here and lives at the venue after all: terminal stays terminal, so a new row takes it. */
    private static boolean contradicts(StoredOrder order, OrderReport report) {
        return order.status() == OrderStatus.REJECTED
                && (report.status().isOpen() || !report.executedQuantity().isZero());
    }

    private static Change change(OrderReport report) {
        OrderSignal signal =
                switch (report.status()) {
                    case NEW, PENDING_NEW, PARTIALLY_FILLED, FILLED, PENDING_CANCEL ->
                        new OrderSignal.Accepted(report.executedQuantity());
                    case CANCELED -> new OrderSignal.Canceled(report.executedQuantity());
                    case EXPIRED, EXPIRED_IN_MATCH -> new OrderSignal.Expired(report.executedQuantity());
                    case REJECTED -> new OrderSignal.Refused();
                };
        Change change = new Change(
                List.of(signal), report.trades(), report.venueOrderId(), reason(report), null, CancelWish.AS_IT_IS);
        return report.status() == VenueOrderStatus.REJECTED ? change.refusedWith("VENUE_REJECTED") : change;
    }

    private static @Nullable String reason(OrderReport report) {
        return switch (report.status()) {
            case CANCELED -> "canceled at the venue";
            case EXPIRED, EXPIRED_IN_MATCH -> report.status() + ": ended by the venue's rules";
            case REJECTED -> "VENUE_REJECTED: " + report.reason();
            case NEW, PENDING_NEW, PARTIALLY_FILLED, FILLED, PENDING_CANCEL -> null;
        };
    }

    private StoredOrder adopt(Account account, OrderReport report) {
        VenueOrder foreign = report.order();
        Instrument instrument = instruments.require(account.venue(), foreign.symbol());
        Instant now = clock.instant();
        String clientOrderId = "ext-" + foreign.symbol() + "-" + report.venueOrderId();
        StoredOrder.Terms terms = new StoredOrder.Terms(
                ids.next(),
                account.accountId(),
                account.userId(),
                clientOrderId,
                foreign.clientOrderId(),
                null,
                "external",
                null,
                null,
                account.venue(),
                foreign.symbol(),
                instrument.base(),
                instrument.quote(),
                foreign.side(),
                foreign.type(),
                foreign.timeInForce(),
                foreign.quantity(),
                foreign.price(),
                foreign.stopPrice(),
                false,
                StoredOrder.Origin.EXTERNAL,
                null,
                now,
                null);
        Price expected = foreign.price() != null ? foreign.price() : Price.of("0");
        Reservation reservation = Reservation.of(
                instrument,
                foreign.side(),
                foreign.type(),
                foreign.price(),
                foreign.stopPrice(),
                expected,
                BigDecimal.ZERO);
        OrderProgress pending = OrderProgress.pending(foreign.quantity());
        StoredOrder order = new StoredOrder(
                terms,
                new OrderProgress(OrderStatus.ACCEPTED, pending.ordered(), pending.filled(), pending.reported()),
                BigDecimal.ZERO,
                reservation,
                reservation.amountFor(foreign.quantity()),
                report.venueOrderId(),
                "EXTERNAL: found at the venue as " + foreign.clientOrderId(),
                null,
                false,
                1,
                now);
        ledger.open(order);
        log.warn(
                "account {}: order {} of the venue is adopted as {}",
                account.accountId(),
                foreign.clientOrderId(),
                clientOrderId);
        return order;
    }
}
