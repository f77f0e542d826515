package io.aitrading.orders.reconcile;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderStatus;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.ReconciledAccounts;
import io.aitrading.orders.order.OrderStore;
import io.aitrading.orders.order.ReportDesk;
import io.aitrading.orders.order.StoredOrder;
import io.aitrading.orders.order.VenueDesk;
import io.aitrading.orders.venue.InstrumentBook;
import io.aitrading.orders.venue.Venues;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradingVenue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings an account into agreement with its venue: open orders both ways, missed fills, balances. The same at start, after a gap
 * in the stream, and every minute; there is no special path for crashes.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int FEW_SYMBOLS = 10;
    private static final int MOST_OPEN = 1000;

    private final Venues venues;
    private final InstrumentBook instruments;
    private final OrderStore orders;
    private final ReportDesk reports;
    private final VenueDesk desk;
    private final MissingOrders missing;
    private final TradeCatchUp trades;
    private final BalanceCheck balances;
    private final Differences differences;
    private final ReconciledAccounts reconciled;
    private final ReconciliationLog runs;
    private final InstantSource clock;
    private final Map<UUID, ReentrantLock> running = new ConcurrentHashMap<>();
    private final Map<UUID, String> lastTrouble = new ConcurrentHashMap<>();

    Reconciler(
            Venues venues,
            InstrumentBook instruments,
            OrderStore orders,
            ReportDesk reports,
            VenueDesk desk,
            MissingOrders missing,
            TradeCatchUp trades,
            BalanceCheck balances,
            Differences differences,
            ReconciledAccounts reconciled,
            ReconciliationLog runs,
            InstantSource clock) {
        this.venues = venues;
        this.instruments = instruments;
        this.orders = orders;
        this.reports = reports;
        this.desk = desk;
        this.missing = missing;
        this.trades = trades;
        this.balances = balances;
        this.differences = differences;
        this.reconciled = reconciled;
        this.runs = runs;
        this.clock = clock;
    }

    /** What made a run necessary. */
    enum Trigger {
        START,
        STREAM,
        PERIODIC,
        MANUAL
    }

    /** True when the account now agrees with its venue; false when the venue could not be asked, and all stays as it was. */
    boolean run(Account account, Trigger trigger) {
        ReentrantLock lock = running.computeIfAbsent(account.accountId(), _ -> new ReentrantLock());
        Instant startedAt = clock.instant();
        lock.lock();
        try {
            String detail = reconcile(account);
            boolean waits = differences.anyWaiting(account.accountId());
            if (waits) {
                reconciled.markWaiting(
                        account.accountId(), "differences to the venue wait for a person to accept them");
            } else {
                reconciled.markReconciled(account.accountId());
            }
            lastTrouble.remove(account.accountId());
            runs.finished(account, trigger, waits ? "WAITING" : "RECONCILED", detail, startedAt);
            return true;
        } catch (RuntimeException e) {
            String cause = String.valueOf(e.getMessage());
            if (!reconciled.isReconciled(account.accountId())) {
                reconciled.markWaiting(account.accountId(), cause);
            }
            if (!cause.equals(lastTrouble.put(account.accountId(), cause))) {
                log.warn("account {} cannot be reconciled now: {}", account.accountId(), cause);
            }
            runs.failed(account, trigger, cause, startedAt);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private String reconcile(Account account) {
        UUID accountId = account.accountId();
        TradingVenue venue = venues.trading(account.venue(), accountId);
        Set<String> symbols = new TreeSet<>(orders.symbols(accountId));
        // Read before the venue's list: what is placed in between is not missing there.
        List<StoredOrder> ours = orders.open(accountId, null, MOST_OPEN);
        List<String> tradable = tradable(account);
        symbols.addAll(tradable);
        List<OrderReport> theirs = openAt(venue, tradable);
        int adopted = 0;
        Set<String> seen = new HashSet<>();
        for (OrderReport report : theirs) {
            symbols.add(report.order().symbol());
            ReportDesk.Recorded recorded = reports.record(accountId, report);
            seen.add(recorded.order().orderId().toString());
            if (recorded.adopted()) {
                differences.externalOrder(recorded.order());
                adopted++;
            }
        }
        int looked = askAfter(ours, seen, venue);
        orders.missingFills(accountId).forEach(reports::fetchFills);
        for (String symbol : symbols) {
            trades.run(account.venue(), accountId, symbol);
        }
        String balance = balances.run(account, new ArrayList<>(symbols));
        return theirs.size() + " open at the venue, " + adopted + " adopted, " + looked + " asked after, " + balance;
    }

    /** Orders that are open here and not there have ended, or are on their way, or were lost. */
    private int askAfter(List<StoredOrder> ours, Set<String> seen, TradingVenue venue) {
        int looked = 0;
        for (StoredOrder order : ours) {
            boolean needless = seen.contains(order.orderId().toString())
                    || desk.isUnderWay(order.orderId())
                    || order.status() == OrderStatus.PENDING;
            if (needless) {
                continue;
            }
            looked++;
            Optional<OrderReport> report =
                    venue.query(order.terms().symbol(), order.terms().venueClientOrderId());
            if (report.isPresent()) {
                reports.record(order.terms().accountId(), report.get());
            } else {
                missing.begin(order);
            }
        }
        return looked;
    }

    /** Symbol by symbol where they are few: the list over all of them is dear. */
    private static List<OrderReport> openAt(TradingVenue venue, List<String> tradable) {
        return tradable.isEmpty()
                ? venue.openOrders()
                : tradable.stream()
                        .flatMap(symbol -> venue.openOrders(symbol).stream())
                        .toList();
    }

    /** A venue with few symbols is searched for trades of other hands in all of them. */
    private List<String> tradable(Account account) {
        List<String> all = instruments.all(account.venue()).stream()
                .map(Instrument::symbol)
                .toList();
        return all.size() <= FEW_SYMBOLS ? all : List.of();
    }
}
