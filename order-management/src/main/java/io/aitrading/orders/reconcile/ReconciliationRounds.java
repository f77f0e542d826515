package io.aitrading.orders.reconcile;

import io.aitrading.health.Live;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountOpened;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.account.ReconciledAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/** Decides which account is to be reconciled when; one slow venue does not hold up the accounts of another. */
@Component
class ReconciliationRounds {

    /** Without a stream, REST is all we hear of the venue. */
    private static final Duration WITHOUT_STREAM = Duration.ofSeconds(5);
    /**
     * The venue counts requests by address, so with many accounts each is looked at less often: one every 2 s, about 50 weight each,
     * takes a quarter of the 6,000 that a minute allows.
     */
    private static final Duration SPACING = Duration.ofSeconds(2);
    /** Accounts that may not trade before they agree with the venue are worth more of it. */
    private static final Duration SPACING_UNTIL_RECONCILED = Duration.ofMillis(500);

    private final AccountStore accounts;
    private final Reconciler reconciler;
    private final ReconciledAccounts reconciled;
    private final AccountStreams streams;
    private final Live<OrderProperties> settings;
    private final InstantSource clock;
    private final TaskDecorator context;
    private final Map<UUID, Instant> lastEnd = new ConcurrentHashMap<>();
    private final Set<UUID> started = ConcurrentHashMap.newKeySet();
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    ReconciliationRounds(
            AccountStore accounts,
            Reconciler reconciler,
            ReconciledAccounts reconciled,
            AccountStreams streams,
            Live<OrderProperties> settings,
            InstantSource clock,
            TaskDecorator context) {
        this.context = context;
        this.accounts = accounts;
        this.reconciler = reconciler;
        this.reconciled = reconciled;
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts what is due; called again and again in the background. */
    void round() {
        List<Account> open = accounts.allOpen();
        reconciled.mustAgree(open.stream().map(Account::accountId).toList());
        for (Account account : open) {
            UUID id = account.accountId();
            streams.ensure(account);
            boolean caughtUp = !streams.takeCatchUp(id);
            boolean due = !caughtUp || isDue(id, open.size());
            if (due && running.add(id)) {
                Reconciler.Trigger trigger = started.add(id)
                        ? Reconciler.Trigger.START
                        : caughtUp ? Reconciler.Trigger.PERIODIC : Reconciler.Trigger.STREAM;
                Thread.ofVirtual().name("reconcile-" + id).start(context.decorate(() -> run(account, trigger)));
            }
        }
    }

    /** A new account is reconciled at once, so that its owner's first order need not wait for a round. */
    @EventListener
    void onOpened(AccountOpened opened) {
        accounts.find(opened.accountId()).ifPresent(account -> {
            if (running.add(account.accountId())) {
                started.add(account.accountId());
                run(account, Reconciler.Trigger.START);
            }
        });
    }

    private void run(Account account, Reconciler.Trigger trigger) {
        try {
            reconciler.run(account, trigger);
        } finally {
            lastEnd.put(account.accountId(), clock.instant());
            running.remove(account.accountId());
        }
    }

    private boolean isDue(UUID accountId, int accounts) {
        Instant last = lastEnd.get(accountId);
        return last == null || !last.plus(pause(accountId, accounts)).isAfter(clock.instant());
    }

    private Duration pause(UUID accountId, int accounts) {
        if (!reconciled.isReconciled(accountId)) {
            return longer(settings.now().reconciliation().retry(), SPACING_UNTIL_RECONCILED.multipliedBy(accounts));
        }
        Duration usual = streams.isSubscribed(accountId)
                ? settings.now().reconciliation().interval()
                : WITHOUT_STREAM;
        return longer(usual, SPACING.multipliedBy(accounts));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
