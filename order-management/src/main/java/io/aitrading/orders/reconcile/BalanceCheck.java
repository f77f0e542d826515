package io.aitrading.orders.reconcile;

import io.aitrading.data.Transactions;
import io.aitrading.domain.Decimals;
import io.aitrading.domain.Money;
import io.aitrading.domain.OrderStatus;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountBook;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.account.Holding;
import io.aitrading.orders.order.OrderStore;
import io.aitrading.orders.order.StoredOrder;
import io.aitrading.orders.venue.Venues;
import io.aitrading.venue.VenueBalance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what we think an account owns with what the venue says. Two moving things can only be compared while both stand
 * still: no order in doubt, no fill missing, and nothing booked between the two looks.
 */
@Component
class BalanceCheck {

    private static final Logger log = LoggerFactory.getLogger(BalanceCheck.class);
    private static final int ATTEMPTS = 3;

    private final Venues venues;
    private final AccountStore accounts;
    private final AccountBook book;
    private final OrderStore orders;
    private final TradeCatchUp trades;
    private final Differences differences;
    private final Transactions transactions;

    BalanceCheck(
            Venues venues,
            AccountStore accounts,
            AccountBook book,
            OrderStore orders,
            TradeCatchUp trades,
            Differences differences,
            Transactions transactions) {
        this.venues = venues;
        this.accounts = accounts;
        this.book = book;
        this.orders = orders;
        this.trades = trades;
        this.differences = differences;
        this.transactions = transactions;
    }

    /** Adopts what differs; gives words on the outcome. */
    String run(Account account, List<String> symbols) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Holding> before = accounts.holdings(account.accountId());
            List<VenueBalance> venueBalances =
                    venues.trading(account.venue(), account.accountId()).balances();
            int moved = 0;
            for (String symbol : symbols) {
                moved += trades.run(account.venue(), account.accountId(), symbol);
            }
            if (moved == 0) {
                int found = transactions.inTransaction(() -> adopt(account.accountId(), before, venueBalances));
                if (found >= 0) {
                    return found == 0 ? "balances agree" : found + " balances adjusted";
                }
            }
        }
        return "balances not compared: the account was busy";
    }

    /** Number of adjusted currencies, or -1 when something moved since the first look. */
    private int adopt(UUID accountId, List<Holding> before, List<VenueBalance> venueBalances) {
        Account account = accounts.lock(accountId).orElseThrow();
        if (!totals(before).equals(totals(accounts.holdings(accountId))) || isInDoubt(accountId)) {
            return -1;
        }
        Map<String, BigDecimal> ours = totals(before);
        Map<String, BigDecimal> theirs = new TreeMap<>();
        venueBalances.forEach(balance -> theirs.put(balance.asset(), Decimals.exact(balance.total(), "balance")));
        ours.keySet().forEach(currency -> theirs.putIfAbsent(currency, BigDecimal.ZERO));
        int adjusted = 0;
        for (Map.Entry<String, BigDecimal> entry : theirs.entrySet()) {
            BigDecimal own = ours.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            BigDecimal difference = entry.getValue().subtract(own);
            if (difference.signum() != 0) {
                differences.balance(accountId, entry.getKey(), own, entry.getValue());
                book.adjust(account, new Money(difference, entry.getKey()));
                log.warn("account {}: {} differs from the venue by {}", accountId, entry.getKey(), difference);
                adjusted++;
            }
        }
        return adjusted;
    }

    private boolean isInDoubt(UUID accountId) {
        List<StoredOrder> open = orders.open(accountId, null, 1000);
        return !orders.missingFills(accountId).isEmpty()
                || open.stream()
                        .anyMatch(order ->
                                order.status() == OrderStatus.PENDING || order.status() == OrderStatus.UNKNOWN);
    }

    private static Map<String, BigDecimal> totals(List<Holding> holdings) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        holdings.forEach(holding -> totals.put(holding.currency(), holding.total()));
        return totals;
    }
}
