package io.aitrading.portfolio.book;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.portfolio.account.Account;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal and its proof: every currency sums to zero. */
@RestController
@RequestMapping("/api/v1/ledger")
@PreAuthorize("isAuthenticated()")
class LedgerController {
    private final Accounts accounts;
    private final JdbcClient jdbc;

    LedgerController(Accounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Newest first. */
    @GetMapping("/entries")
    PageAnswer<EntryView> entries(@RequestParam UUID accountId, PageRequestParams page, Caller caller) {
        accounts.visible(accountId, caller);
        List<EntryView> rows = jdbc.sql(
                        "select e.entry_id, e.kind, e.reference, e.description, e.occurred_at, e.recorded_at "
                                + "from ledger_entries e where e.account_id = :account and (:before::uuid is null or e.entry_id < :before::uuid) "
                                + "order by e.entry_id desc limit :limit")
                .param("account", accountId)
                .param("before", page.cursorId().map(UUID::toString).orElse(null))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new EntryView(
                        row.getObject("entry_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("reference", UUID.class),
                        row.getString("description"),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getTimestamp("recorded_at").toInstant(),
                        postings(row.getObject("entry_id", UUID.class))))
                .list();
        return page.page(rows, entry -> entry.entryId().toString());
    }

    private List<PostingView> postings(UUID entryId) {
        return jdbc.sql("select ledger_account, currency, amount from ledger_postings where entry_id = ? order by line")
                .param(entryId)
                .query(PostingView.class)
                .list();
    }

    /** Recomputed from the postings, not from the running balances, which must agree. */
    @GetMapping("/trial-balance")
    TrialBalance trialBalance(@RequestParam(required = false) @Nullable UUID accountId, Caller caller) {
        List<UUID> ids = accountId == null
                ? accounts.visible(caller).stream().map(Account::accountId).toList()
                : List.of(accounts.visible(accountId, caller).accountId());
        if (ids.isEmpty()) {
            return new TrialBalance(true, List.of(), List.of());
        }
        List<CurrencyTotal> totals = jdbc.sql(
                        "select p.currency, sum(greatest(p.amount, 0)) as debits, "
                                + "-sum(least(p.amount, 0)) as credits, sum(p.amount) as sum from ledger_postings p "
                                + "join ledger_entries e using (entry_id) where e.account_id in (:ids) group by p.currency order by 1")
                .param("ids", ids)
                .query(CurrencyTotal.class)
                .list();
        List<AccountTotal> perAccount = jdbc.sql("select p.ledger_account, p.currency, sum(p.amount) as amount, "
                        + "(select coalesce(sum(b.amount), 0) from ledger_balances b where b.account_id in (:ids) "
                        + "and b.ledger_account = p.ledger_account and b.currency = p.currency) as running "
                        + "from ledger_postings p join ledger_entries e using (entry_id) "
                        + "where e.account_id in (:ids) group by 1, 2 order by 1, 2")
                .param("ids", ids)
                .query(AccountTotal.class)
                .list();
        boolean balanced = totals.stream().allMatch(total -> total.sum().signum() == 0)
                && perAccount.stream().allMatch(total -> total.amount().compareTo(total.running()) == 0);
        return new TrialBalance(balanced, totals, perAccount);
    }

    record EntryView(
            UUID entryId,
            String kind,
            UUID reference,
            String description,
            Instant occurredAt,
            Instant recordedAt,
            List<PostingView> postings) {}

    record PostingView(String ledgerAccount, String currency, BigDecimal amount) {}

    /** @param sum debits minus credits, zero in balanced books */
    record CurrencyTotal(String currency, BigDecimal debits, BigDecimal credits, BigDecimal sum) {}

    /** @param running the balance that was kept along, which must equal the recomputed amount */
    record AccountTotal(String ledgerAccount, String currency, BigDecimal amount, BigDecimal running) {}

    record TrialBalance(boolean balanced, List<CurrencyTotal> currencies, List<AccountTotal> accounts) {}
}
