package io.aitrading.portfolio.valuation;

import io.aitrading.trading.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Running balances of the ledger, for reading. */
@Repository
class Balances {
    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Balance> of(UUID accountId, LedgerAccount ledgerAccount) {
        return jdbc.sql(
                        "select currency, amount from ledger_balances where account_id = ? and ledger_account = ? order by currency")
                .params(accountId, ledgerAccount.name())
                .query(Balance.class)
                .list();
    }

    /** An amount of one currency. */
    record Balance(String currency, BigDecimal amount) {}
}
