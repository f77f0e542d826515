package io.aitrading.orders.reconcile;

import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountAccess;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.account.ReconciledAccounts;
import io.aitrading.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reconciliation")
class ReconciliationController {

    private static final String READERS = "hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')";
    private static final int LATEST = 200;
    private static final int MOST_ACCOUNTS = 500;

    private final AccountStore accounts;
    private final AccountAccess access;
    private final Reconciler reconciler;
    private final ReconciledAccounts reconciled;
    private final AccountStreams streams;
    private final ReconciliationLog runs;
    private final Differences differences;

    ReconciliationController(
            AccountStore accounts,
            AccountAccess access,
            Reconciler reconciler,
            ReconciledAccounts reconciled,
            AccountStreams streams,
            ReconciliationLog runs,
            Differences differences) {
        this.accounts = accounts;
        this.access = access;
        this.reconciler = reconciler;
        this.reconciled = reconciled;
        this.streams = streams;
        this.runs = runs;
        this.differences = differences;
    }

    /**
     * @param waitsFor why orders are not accepted; null when they are
     * @param streamConnected whether the venue's user data flows
     */
    record AccountState(
            UUID accountId,
            String venue,
            boolean reconciled,
            @Nullable String waitsFor,
            boolean streamConnected,
            ReconciliationLog.@Nullable Run lastRun) {}

    record Report(boolean reconciled, List<AccountState> accounts, List<Differences.Difference> differences) {}

    @GetMapping
    @PreAuthorize(READERS)
    Report report(Caller caller) {
        UUID owner = caller.isService() ? null : caller.userId();
        List<AccountState> states = accounts.list(owner, null, MOST_ACCOUNTS).stream()
                .map(this::state)
                .toList();
        boolean all = states.stream().allMatch(AccountState::reconciled);
        return new Report(all, states, differences.latest(owner, LATEST));
    }

    /** Reconciles the caller's accounts now, and answers when that is done. */
    @PostMapping("/run")
    @PreAuthorize("hasAnyRole('TRADER', 'SERVICE')")
    Report run(Caller caller) throws InterruptedException {
        UUID owner = caller.isService() ? null : caller.userId();
        List<Thread> running = accounts.list(owner, null, MOST_ACCOUNTS).stream()
                .filter(Account::open)
                .map(account -> Thread.ofVirtual()
                        .name("reconcile-now")
                        .start(() -> reconciler.run(account, Reconciler.Trigger.MANUAL)))
                .toList();
        for (Thread one : running) {
            one.join(Duration.ofSeconds(20));
        }
        return report(caller);
    }

    /** In strict mode: a person has seen the differences, and orders may go on. */
    @PostMapping("/{accountId}/accept")
    @PreAuthorize("hasRole('TRADER')")
    Report accept(Caller caller, @PathVariable UUID accountId) {
        Account account = access.require(caller, accountId);
        differences.accept(accountId, caller.userId().toString());
        reconciler.run(account, Reconciler.Trigger.MANUAL);
        return report(caller);
    }

    private AccountState state(Account account) {
        UUID id = account.accountId();
        boolean agrees = reconciled.isReconciled(id);
        return new AccountState(
                id,
                account.venue(),
                agrees,
                agrees ? null : reconciled.reason(id),
                streams.isSubscribed(id),
                runs.last(id).orElse(null));
    }
}
