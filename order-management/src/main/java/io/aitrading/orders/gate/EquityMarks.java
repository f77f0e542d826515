package io.aitrading.orders.gate;

import io.aitrading.data.Transactions;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountStore;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Keeps the peak of equity and its value at the start of the UTC day, the marks that losses are measured from. */
@Component
public class EquityMarks {

    private final AccountStore accounts;
    private final ExposureReader exposure;
    private final Transactions transactions;
    private final InstantSource clock;

    EquityMarks(AccountStore accounts, ExposureReader exposure, Transactions transactions, InstantSource clock) {
        this.accounts = accounts;
        this.exposure = exposure;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at every open account. */
    public void update() {
        for (Account account : accounts.allOpen()) {
            exposure.readPrices(account);
            BigDecimal equity = exposure.equity(account, accounts.holdings(account.accountId()));
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (equity.compareTo(account.peakEquity()) > 0
                    || !account.equityDay().equals(today)) {
                transactions.inTransaction(() -> raise(account, today));
            }
        }
    }

    /** Reads again under the lock: a deposit may have moved the marks meanwhile. */
    private boolean raise(Account seen, LocalDate today) {
        Account account = accounts.lock(seen.accountId()).orElseThrow();
        BigDecimal equity = exposure.equity(account, accounts.holdings(account.accountId()));
        BigDecimal startOfDay = account.equityDay().equals(today) ? account.startOfDayEquity() : equity;
        accounts.markEquity(account.accountId(), account.peakEquity().max(equity), today, startOfDay);
        return true;
    }
}
