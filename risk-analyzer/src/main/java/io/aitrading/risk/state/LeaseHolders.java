package io.aitrading.risk.state;

import io.aitrading.data.Transactions;
import io.aitrading.health.Live;
import io.aitrading.risk.RiskProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Those who send orders, and the version of the trading state under which each certainly acts. In the database, so that it
 * holds for all instances and over restarts.
 */
@Component
class LeaseHolders {
    private static final Logger log = LoggerFactory.getLogger(LeaseHolders.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(15);
    /** A lease that has run out is compared by two clocks of one machine, not of two. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Live<RiskProperties> settings;

    LeaseHolders(JdbcClient database, Transactions transactions, InstantSource clock, Live<RiskProperties> settings) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A sender asks for its next lease; noted before it gets one. A change of state comes before this or after it, never in
     * between: either the change waits for this holder, or the holder is told the new version.
     *
     * @param inForce nothing that an older version permitted is under way at the holder any more
     * @return the version that its lease must have at least
     */
    long asks(UUID holder, long inForce) {
        return transactions.inTransaction(() -> {
            long version = database.sql("SELECT version FROM trading_state FOR SHARE")
                    .query(Long.class)
                    .single();
            // Holders count the life of a lease from before they ask.
            Instant ends = clock.instant().plus(settings.now().lease().life());
            database.sql(
                            """
                            INSERT INTO lease_holder AS known (holder, in_force, lease_ends) VALUES (:holder, :inForce, :ends)
                            ON CONFLICT (holder) DO UPDATE
                                SET in_force = :inForce, lease_ends = greatest(known.lease_ends, :ends)
                            """)
                    .param("holder", holder)
                    .param("inForce", inForce)
                    .param("ends", ends.atOffset(ZoneOffset.UTC))
                    .update();
            return version;
        });
    }

    /**
     * Waits until nobody acts under an older version: each holder has said so, or its lease has run out. False when one
     * went on asking without saying so for longer than any older lease could last: something that it sent before is still
     * without an answer.
     */
    boolean awaitInForce(long version) {
        long begun = System.nanoTime();
        long longest =
                settings.now().lease().life().plus(MARGIN.multipliedBy(5)).toNanos();
        while (mayActUnderOlder(version)) {
            if (System.nanoTime() - begun > longest) {
                log.warn("version {} is in force, but a sender still waits for the answer to something older", version);
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean mayActUnderOlder(long version) {
        try {
            return database.sql(
                            "SELECT EXISTS (SELECT 1 FROM lease_holder WHERE in_force < :version AND lease_ends > :now)")
                    .param("version", version)
                    .param("now", clock.instant().minus(MARGIN).atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }

    /** Each start of a sender is a holder of its own. */
    void forgetOld() {
        database.sql("DELETE FROM lease_holder WHERE lease_ends < :before")
                .param("before", clock.instant().minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
                .update();
    }
}
