package io.aitrading.paper.control;

import io.aitrading.paper.PaperError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.auth.SecretBox;
import io.aitrading.paper.auth.Signatures;
import io.aitrading.paper.control.AccountRequests.AccountKeys;
import io.aitrading.paper.control.AccountRequests.AccountSummary;
import io.aitrading.paper.control.AccountRequests.DepositAnswer;
import io.aitrading.paper.control.AccountRequests.KeyAnswer;
import io.aitrading.paper.control.AccountRequests.NewAccount;
import io.aitrading.paper.control.AccountRequests.NewDeposit;
import io.aitrading.paper.control.AccountRequests.NewKey;
import io.aitrading.paper.engine.BalanceView;
import io.aitrading.paper.engine.Batch.KeyKind;
import io.aitrading.paper.engine.VenueCore;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.market.Grid;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens accounts, hands out keys and takes deposits. Each request done twice has one effect. */
@Component
class AccountRegistry {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_LENGTH = 64;
    private static final int ACCOUNTS_PER_USER_MAX = 20;

    private final VenueEngine engine;
    private final VenueQueries queries;
    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final SecureRandom random = new SecureRandom();

    private record Stored(long number, UUID accountId, String name, @Nullable UUID owner) {}

    AccountRegistry(VenueEngine engine, VenueQueries queries, JdbcClient jdbc, SecretBox secrets) {
        this.engine = engine;
        this.queries = queries;
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** One at a time, so that two requests for one account cannot both open it. */
    synchronized AccountKeys create(NewAccount wanted, Caller caller) {
        @Nullable UUID owner = privileged(caller) ? null : caller.userId();
        Optional<Stored> known = find(wanted.accountId());
        if (known.isPresent()) {
            return keys(requireAccess(known.get(), caller));
        }
        if (owner != null && ownedBy(owner) >= ACCOUNTS_PER_USER_MAX) {
            throw new ApiException(PaperError.ACCOUNT_LIMIT, "At most " + ACCOUNTS_PER_USER_MAX + " accounts each");
        }
        String apiKey = randomText();
        String sealed = secrets.seal(randomText());
        Map<String, BigDecimal> deposits = wanted.deposits() == null ? Map.of() : wanted.deposits();
        execute(core -> {
            long number = core.createAccount(wanted.accountId(), wanted.name(), owner);
            core.addKey(number, apiKey, KeyKind.HMAC, sealed);
            deposits.forEach((asset, amount) -> core.deposit(number, "opening-" + asset, asset, units(amount)));
            return number;
        });
        return keys(require(wanted.accountId(), caller));
    }

    synchronized DepositAnswer deposit(UUID accountId, NewDeposit wanted, Caller caller) {
        Stored account = require(accountId, caller);
        long units = units(wanted.amount());
        Optional<DepositAnswer> known = jdbc.sql(
                        "SELECT asset, units FROM deposit WHERE account = :account AND reference = :reference")
                .param("account", account.number())
                .param("reference", wanted.reference())
                .query((row, number) -> new DepositAnswer(
                        accountId,
                        row.getString("asset"),
                        BigDecimal.valueOf(row.getLong("units"), Grid.ASSET_SCALE),
                        wanted.reference(),
                        true))
                .optional();
        if (known.isPresent()) {
            boolean same = known.get().asset().equals(wanted.asset())
                    && known.get().amount().compareTo(wanted.amount()) == 0;
            if (!same) {
                throw new ApiException(PaperError.DEPOSIT_REFERENCE_REUSED, "Reference " + wanted.reference());
            }
            return known.get();
        }
        boolean fits = execute(core -> core.deposit(account.number(), wanted.reference(), wanted.asset(), units));
        if (!fits) {
            throw new ApiException(PaperError.BALANCE_TOO_LARGE, "At most 9 billion of each asset");
        }
        return new DepositAnswer(accountId, wanted.asset(), wanted.amount(), wanted.reference(), false);
    }

    KeyAnswer addKey(UUID accountId, NewKey wanted, Caller caller) {
        Stored account = require(accountId, caller);
        if (wanted.kind() == KeyKind.HMAC) {
            throw ApiException.invalid("kind", "KIND", "must be ED25519 or RSA");
        }
        try {
            Signatures.publicKey(wanted.kind() == KeyKind.RSA ? "RSA" : "Ed25519", wanted.publicKey());
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new ApiException(PaperError.KEY_NOT_USABLE, "Not a public key of that kind in PEM", unusable)
                    .field("publicKey", "PEM", "must be a public key in PEM");
        }
        String apiKey = randomText();
        execute(core -> {
            core.addKey(account.number(), apiKey, wanted.kind(), wanted.publicKey());
            return true;
        });
        return new KeyAnswer(accountId, apiKey, wanted.kind());
    }

    AccountSummary summary(UUID accountId, Caller caller) {
        Stored account = require(accountId, caller);
        Map<String, BigDecimal> free = new TreeMap<>();
        Map<String, BigDecimal> locked = new TreeMap<>();
        for (BalanceView balance : queries.balances(account.number())) {
            free.put(balance.asset(), BigDecimal.valueOf(balance.freeUnits(), Grid.ASSET_SCALE));
            locked.put(balance.asset(), BigDecimal.valueOf(balance.lockedUnits(), Grid.ASSET_SCALE));
        }
        return new AccountSummary(accountId, account.name(), free, locked);
    }

    private <T> T execute(Function<VenueCore, T> action) {
        try {
            return engine.execute(action);
        } catch (VenueException unavailable) {
            throw new ApiException(PaperError.VENUE_UNAVAILABLE, unavailable.text(), unavailable);
        }
    }

    private AccountKeys keys(Stored account) {
        return jdbc.sql(
                        """
                        SELECT api_key, material FROM api_key
                        WHERE account = :account AND kind = 'HMAC' ORDER BY created_at LIMIT 1""")
                .param("account", account.number())
                .query((row, number) -> new AccountKeys(
                        account.accountId(), row.getString("api_key"), secrets.open(row.getString("material"))))
                .single();
    }

    private Stored require(UUID accountId, Caller caller) {
        Stored account = find(accountId)
                .orElseThrow(() -> new ApiException(PaperError.ACCOUNT_NOT_FOUND, "Account " + accountId));
        return requireAccess(account, caller);
    }

    private static Stored requireAccess(Stored account, Caller caller) {
        if (!privileged(caller) && !caller.userId().equals(account.owner())) {
            throw new ApiException(PaperError.ACCOUNT_NOT_YOURS, "Account " + account.accountId());
        }
        return account;
    }

    private static boolean privileged(Caller caller) {
        return caller.isService() || caller.has("ADMIN");
    }

    private Optional<Stored> find(UUID accountId) {
        return jdbc.sql("SELECT number, account_id, name, owner_id FROM account WHERE account_id = :accountId")
                .param("accountId", accountId)
                .query((row, number) -> new Stored(
                        row.getLong("number"), accountId, row.getString("name"), row.getObject("owner_id", UUID.class)))
                .optional();
    }

    private long ownedBy(UUID owner) {
        return jdbc.sql("SELECT count(*) FROM account WHERE owner_id = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    private static long units(BigDecimal amount) {
        return amount.movePointRight(Grid.ASSET_SCALE).longValueExact();
    }

    private String randomText() {
        StringBuilder text = new StringBuilder(KEY_LENGTH);
        for (int i = 0; i < KEY_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
