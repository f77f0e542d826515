package io.aitrading.orders.account;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and balances in the database. */
@Repository
public class AccountStore {

    private static final String COLUMNS =
            """
            select account_id, user_id, name, venue, quote_currency, state, peak_equity, equity_day, start_of_day_equity
            from accounts\s""";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(UUID accountId) {
        return jdbc.sql(COLUMNS + "where account_id = ?")
                .param(accountId)
                .query(AccountStore::account)
                .optional();
    }

    /** Reads an account and keeps everybody else from changing anything of it until the transaction ends. */
    public Optional<Account> lock(UUID accountId) {
        return jdbc.sql(COLUMNS + "where account_id = ? for no key update")
                .param(accountId)
                .query(AccountStore::account)
                .optional();
    }

    /** All accounts, or those of one user, by id. */
    public List<Account> list(@Nullable UUID userId, @Nullable UUID afterId, int limit) {
        return jdbc.sql(COLUMNS
                        + "where (cast(:user as uuid) is null or user_id = :user) and (cast(:after as uuid) is null or account_id > :after)"
                        + " order by account_id limit :limit")
                .param("user", userId)
                .param("after", afterId)
                .param("limit", limit)
                .query(AccountStore::account)
                .list();
    }

    public List<Account> allOpen() {
        return jdbc.sql(COLUMNS + "where state = 'OPEN' order by account_id")
                .query(AccountStore::account)
                .list();
    }

    /** An account that still has to be opened at its venue. */
    record Opening(Account account, String requestedDeposits, String contentHash) {}

    List<UUID> openingIds() {
        return jdbc.sql("select account_id from accounts where state = 'OPENING' order by account_id limit 100")
                .query(UUID.class)
                .list();
    }

    Optional<Opening> findOpening(UUID accountId) {
        return jdbc.sql(COLUMNS.replace("from", ", requested_deposits, content_hash from") + "where account_id = ?")
                .param(accountId)
                .query((row, number) -> new Opening(
                        account(row, number), row.getString("requested_deposits"), row.getString("content_hash")))
                .optional();
    }

    /** False when there is such an account already. */
    boolean insert(Account account, String requestedDeposits, String contentHash, Instant now) {
        return jdbc.sql(
                                """
                        insert into accounts (account_id, user_id, name, venue, quote_currency, state, requested_deposits,
                            content_hash, peak_equity, equity_day, start_of_day_equity, created_at)
                        values (?, ?, ?, ?, ?, 'OPENING', ?, ?, ?, ?, ?, ?)
                        on conflict (account_id) do nothing""")
                        .params(
                                account.accountId(),
                                account.userId(),
                                account.name(),
                                account.venue(),
                                account.quoteCurrency(),
                                requestedDeposits,
                                contentHash,
                                account.peakEquity(),
                                account.equityDay(),
                                account.startOfDayEquity(),
                                now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes back an account that its venue refuses; nothing can refer to it yet. */
    void removeOpening(UUID accountId) {
        jdbc.sql("delete from accounts where account_id = ? and state = 'OPENING'")
                .param(accountId)
                .update();
    }

    void markOpen(UUID accountId) {
        jdbc.sql("update accounts set state = 'OPEN' where account_id = ?")
                .param(accountId)
                .update();
    }

    public List<Holding> holdings(UUID accountId) {
        return jdbc.sql("select currency, total, held from balances where account_id = ? order by currency")
                .param(accountId)
                .query((row, number) ->
                        new Holding(row.getString("currency"), row.getBigDecimal("total"), row.getBigDecimal("held")))
                .list();
    }

    /** Adds signed amounts to what is owned and what is held. Only under {@link #lock}. */
    public void change(UUID accountId, String currency, BigDecimal total, BigDecimal held) {
        int changed = jdbc.sql(
                        "update balances set total = total + ?, held = held + ? where account_id = ? and currency = ?")
                .params(total, held, accountId, currency)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into balances (account_id, currency, total, held) values (?, ?, ?, ?)")
                    .params(accountId, currency, total, held)
                    .update();
        }
    }

    /** Money from outside moves the marks that losses are measured from, so that it is neither a profit nor a loss. */
    public void shiftEquityMarks(UUID accountId, BigDecimal amount) {
        jdbc.sql(
                        """
                        update accounts set peak_equity = greatest(peak_equity + ?, 0),
                            start_of_day_equity = start_of_day_equity + ? where account_id = ?""")
                .params(amount, amount, accountId)
                .update();
    }

    public void markEquity(UUID accountId, BigDecimal peak, LocalDate day, BigDecimal startOfDay) {
        jdbc.sql("update accounts set peak_equity = ?, equity_day = ?, start_of_day_equity = ? where account_id = ?")
                .params(peak, day, startOfDay, accountId)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                row.getString("venue"),
                row.getString("quote_currency"),
                row.getString("state").equals("OPEN"),
                row.getBigDecimal("peak_equity"),
                row.getObject("equity_day", LocalDate.class),
                row.getBigDecimal("start_of_day_equity"));
    }
}
