package io.aitrading.portfolio.account;

import io.aitrading.domain.event.AccountEvent;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts that this service has heard of, and who may look at them. */
@Repository
public class Accounts {
    private static final String COLUMNS = "select account_id, user_id, venue, name, opened_at from accounts ";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the account of an event; events of one account come in order, so the first one opens it. */
    public void remember(AccountEvent event) {
        jdbc.sql("insert into accounts (account_id, user_id, venue, name, opened_at) values (?, ?, ?, ?, ?) "
                        + "on conflict (account_id) do update set name = excluded.name where accounts.name = ''")
                .params(event.accountId(), event.userId(), event.venue(), event.name(), Timestamp.from(event.time()))
                .update();
    }

    /** The account, if the caller may see it; somebody else's is not found, as if it did not exist. */
    public Account visible(UUID accountId, Caller caller) {
        return jdbc.sql(COLUMNS + "where account_id = ?")
                .param(accountId)
                .query(Account.class)
                .optional()
                .filter(account -> seesAll(caller) || account.userId().equals(caller.userId()))
                .orElseThrow(() -> ApiException.notFound("account"));
    }

    /** Every account that the caller may see, oldest first, at most 500. */
    public List<Account> visible(Caller caller) {
        if (seesAll(caller)) {
            return jdbc.sql(COLUMNS + "order by account_id limit 500")
                    .query(Account.class)
                    .list();
        }
        return jdbc.sql(COLUMNS + "where user_id = ? order by account_id limit 500")
                .param(caller.userId())
                .query(Account.class)
                .list();
    }

    /** Every account, for valuation. */
    public List<UUID> ids() {
        return jdbc.sql("select account_id from accounts").query(UUID.class).list();
    }

    private static boolean seesAll(Caller caller) {
        return caller.isService() || caller.has("ADMIN") || caller.has("AUDITOR");
    }
}
