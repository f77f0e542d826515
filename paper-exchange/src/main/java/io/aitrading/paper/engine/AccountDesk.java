package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.JournalEntry.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens accounts and takes deposits. Owned by the engine's thread. */
final class AccountDesk {
    private static final int ACCOUNTS_MAX = 10_000;
    /** 9 billion of an asset: sums of two such balances still fit a {@code long}. */
    private static final long BALANCE_MAX_UNITS = 900_000_000_000_000_000L;

    private final VenueBooks books;
    private final Counters counters;
    private final Recorder recorder;

    AccountDesk(VenueBooks books, Counters counters, Recorder recorder) {
        this.books = books;
        this.counters = counters;
        this.recorder = recorder;
    }

    /** Creates the account, or finds it. */
    long create(UUID id, String name, @Nullable UUID owner) {
        Account known = books.account(id);
        if (known != null) {
            return known.number();
        }
        if (books.accounts().size() >= ACCOUNTS_MAX) {
            throw VenueError.UNSUPPORTED_OPERATION.exception();
        }
        Account account = new Account(++counters.account, id);
        books.add(account);
        recorder.batch().accounts.add(new Batch.NewAccount(account.number(), id, name, owner, recorder.now()));
        recorder.journal(Kind.ACCOUNT_CREATED, account, null, null, name);
        return account.number();
    }

    /** False when the balance would become too large. The caller has made sure that the reference is new to the account. */
    boolean deposit(long accountNumber, String reference, String asset, long units) {
        Account account = books.account(accountNumber);
        Balance balance = account.balance(asset);
        if (balance.free() + balance.locked() > BALANCE_MAX_UNITS - units) {
            return false;
        }
        balance.credit(units);
        recorder.touched(account, asset);
        Batch batch = recorder.batch();
        batch.deposits.add(new Batch.NewDeposit(accountNumber, reference, asset, units, recorder.now()));
        batch.userEvents.add(new UserEvent.Deposited(accountNumber, recorder.now(), asset, units));
        recorder.journal(
                Kind.DEPOSIT,
                account,
                null,
                null,
                Batch.decimal(units).toPlainString() + " " + asset + " " + reference);
        return true;
    }
}
