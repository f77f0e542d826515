package io.aitrading.data;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a database transaction, and again when the database ended it for another's sake (serialisation failure or
 * deadlock): at most three times more. Work may therefore run more than once; its effects outside the database must not
 * happen inside it.
 */
public final class Transactions {
    private static final Logger log = LoggerFactory.getLogger(Transactions.class);
    private static final int MAX_RETRIES = 3;
    private static final Set<String> RETRYABLE_STATES = Set.of("40001", "40P01");

    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** Runs the work in a new transaction, or in the caller's if there is one; then the caller retries. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int retry = 1; ; retry++) {
            try {
                return execute(work);
            } catch (RuntimeException e) {
                if (retry > MAX_RETRIES || !endedForAnother(e)) {
                    throw e;
                }
                log.info("transaction retry {} of {}: {}", retry, MAX_RETRIES, e.getMessage());
                letTheOtherPass(retry);
            }
        }
    }

    /**
     * Who begins again at once can take its first lock again before the other, just woken, has got it: the same deadlock, and the
     * same loser. The longer it goes on, the longer the wait.
     */
    private static void letTheOtherPass(int retry) {
        long millis = 20L << retry;
        LockSupport.parkNanos(
                Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis))
                        .toNanos());
    }

    /** As {@link #inTransaction}, for work without a result. */
    public void run(Runnable work) {
        this.<@Nullable Object>inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** The template hands back exactly what the work returned, null only if the work may. */
    @SuppressWarnings("NullAway")
    private <T extends @Nullable Object> T execute(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    private static boolean endedForAnother(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A connection that is lost, or not to be had, has no state.
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && RETRYABLE_STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static void requireActive(String what) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(what + " belongs into the transaction of its cause: use Transactions");
        }
    }
}
