package io.aitrading.data;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the platform's own tables from growing for ever. */
final class OutboxHousekeeping {
    /** A broker that lost its last seconds can be told again what was sent within this time. */
    static final Duration SENT_KEPT_FOR = Duration.ofHours(24);

    /** Longer than any topic keeps its records, so that no replay finds an event forgotten. */
    static final Duration SEEN_KEPT_FOR = Duration.ofDays(30);

    static final Duration ANSWERS_KEPT_FOR = Duration.ofDays(30);

    private static final int MAX_ROWS = 2_000;
    private static final Logger log = LoggerFactory.getLogger(OutboxHousekeeping.class);

    private final OutboxStore store;
    private final InstantSource clock;

    OutboxHousekeeping(OutboxStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void run() {
        try {
            int gone = store.forget(clock.instant(), SENT_KEPT_FOR, SEEN_KEPT_FOR, ANSWERS_KEPT_FOR, MAX_ROWS);
            if (gone > 0) {
                log.debug("forgot {} old rows of outbox, inbox and idempotency", gone);
            }
        } catch (RuntimeException e) {
            log.debug("housekeeping left for the next time: {}", e.toString());
        }
    }
}
