package io.aitrading.orders.account;

import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.Decimals;
import io.aitrading.domain.Money;
import io.aitrading.domain.api.AccountView;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.ContentId;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.venue.VenueEndpoints;
import io.aitrading.venue.VenueKey;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.ServiceCallException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens accounts: first the row, then the venue, then money and key in one transaction; every step may be repeated. */
@Service
public class AccountBook {

    static final String QUOTE_CURRENCY = "USDT";

    private static final Logger log = LoggerFactory.getLogger(AccountBook.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccountStore store;
    private final KeyVault vault;
    private final PaperVenueControl paper;
    private final Transactions transactions;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    AccountBook(
            AccountStore store,
            KeyVault vault,
            PaperVenueControl paper,
            Transactions transactions,
            Outbox outbox,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.vault = vault;
        this.paper = paper;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an account is to be. */
    record Wanted(UUID accountId, UUID userId, String name, String venue, Map<String, BigDecimal> deposits) {
        String contentHash() {
            Map<String, String> plain = new TreeMap<>();
            deposits.forEach((currency, amount) -> plain.put(currency, Decimals.text(amount)));
            return ContentId.sha256(userId + "\u001f" + name + "\u001f" + venue + "\u001f" + plain);
        }
    }

    /**
     * Writes the account down, if it is new, and tries to open it at its venue at once.
     *
     * @return true when the account is open, false when the venue is still awaited
     */
    boolean open(Wanted wanted) {
        Instant now = clock.instant();
        Account account = new Account(
                wanted.accountId(),
                wanted.userId(),
                wanted.name(),
                wanted.venue(),
                QUOTE_CURRENCY,
                false,
                BigDecimal.ZERO,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                BigDecimal.ZERO);
        boolean inserted = transactions.inTransaction(
                () -> store.insert(account, JSON.writeValueAsString(wanted.deposits()), wanted.contentHash(), now));
        AccountStore.Opening opening = store.findOpening(wanted.accountId()).orElseThrow();
        if (!inserted && !opening.contentHash().equals(wanted.contentHash())) {
            throw new ApiException(
                    OrderErrorCode.ACCOUNT_EXISTS, "Account " + wanted.accountId() + " has other content");
        }
        return opening.account().open() || tryOpen(wanted.accountId());
    }

    /** Opens at the venue what is still waiting for it. */
    public void openWaiting() {
        for (UUID accountId : store.openingIds()) {
            try {
                tryOpen(accountId);
            } catch (ApiException e) {
                log.error("account {} is refused by its venue and taken back: {}", accountId, e.getMessage());
            }
        }
    }

    private boolean tryOpen(UUID accountId) {
        AccountStore.Opening opening = store.findOpening(accountId).orElseThrow();
        Account account = opening.account();
        if (account.open()) {
            return true;
        }
        Map<String, BigDecimal> deposits =
                JSON.readValue(opening.requestedDeposits(), new TypeReference<TreeMap<String, BigDecimal>>() {});
        VenueKey key;
        try {
            key = paper.openAccount(accountId, account.name(), deposits);
        } catch (ServiceCallException e) {
            if (e.status() != 400 && e.status() != 422) {
                log.warn("account {} waits for its venue: {}", accountId, e.getMessage());
                return false;
            }
            store.removeOpening(accountId);
            throw refused(e);
        } catch (RuntimeException e) {
            log.warn("account {} waits for its venue: {}", accountId, e.getMessage());
            return false;
        }
        transactions.inTransaction(() -> finish(accountId, deposits, key));
        log.info("account {} is open at {}", accountId, account.venue());
        events.publishEvent(new AccountOpened(accountId));
        return true;
    }

    /** The venue's own rules for accounts, told as if they were ours. */
    private static ApiException refused(ServiceCallException refusal) {
        ApiException problem =
                new ApiException(CommonError.VALIDATION_FAILED, "The venue refuses this account: " + refusal.detail());
        refusal.violations()
                .forEach(violation -> problem.field(violation.field(), violation.rule(), violation.message()));
        return problem;
    }

    private boolean finish(UUID accountId, Map<String, BigDecimal> deposits, VenueKey key) {
        Account account = store.lock(accountId).orElseThrow();
        if (account.open()) {
            return false;
        }
        vault.store(accountId, key);
        store.markOpen(accountId);
        announce(account, AccountEvent.Kind.OPENED, Money.zero(account.quoteCurrency()));
        deposits.forEach((currency, amount) -> {
            store.change(accountId, currency, amount, BigDecimal.ZERO);
            announce(account, AccountEvent.Kind.DEPOSIT, new Money(amount, currency));
        });
        store.shiftEquityMarks(accountId, deposits.getOrDefault(account.quoteCurrency(), BigDecimal.ZERO));
        return true;
    }

    /** Takes over a difference to the venue. Only under the account's lock. */
    public void adjust(Account account, Money difference) {
        store.change(account.accountId(), difference.currency(), difference.amount(), BigDecimal.ZERO);
        if (difference.currency().equals(account.quoteCurrency())) {
            store.shiftEquityMarks(account.accountId(), difference.amount());
        }
        announce(account, AccountEvent.Kind.ADJUSTMENT, difference);
    }

    private void announce(Account account, AccountEvent.Kind kind, Money amount) {
        outbox.append(
                Topic.ACCOUNTS_EVENTS,
                account.accountId().toString(),
                new AccountEvent(
                        account.accountId(),
                        account.userId(),
                        account.venue(),
                        account.name(),
                        kind,
                        amount,
                        clock.instant()));
    }

    public AccountView view(Account account) {
        List<AccountView.Balance> balances = store.holdings(account.accountId()).stream()
                .map(holding -> new AccountView.Balance(
                        holding.currency(), holding.total(), holding.held(), holding.available()))
                .toList();
        return new AccountView(account.accountId(), account.userId(), account.name(), account.venue(), balances);
    }

    /** Whether accounts can be opened at a venue by this platform itself. */
    static boolean opensAccounts(String venue) {
        return venue.equals(VenueEndpoints.PAPER);
    }
}
