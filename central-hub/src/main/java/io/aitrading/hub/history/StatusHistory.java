package io.aitrading.hub.history;

import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.event.Topic;
import io.aitrading.health.Causes;
import io.aitrading.hub.HubProperties;
import io.aitrading.hub.poll.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Changes of status, kept in the database and published. While the database is away they wait in memory, oldest dropped
 * first when there are too many: the present state matters more than the past.
 */
@Component
public class StatusHistory {
    private static final Logger log = LoggerFactory.getLogger(StatusHistory.class);
    private static final int MAX_WAITING = 10_000;
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);

    private final ChangeStore store;
    private final Transactions transactions;
    private final Outbox outbox;
    private final InstantSource clock;
    private final HubProperties properties;
    private final Deque<StatusChange> waiting = new ArrayDeque<>();
    private Instant nextClearing = Instant.MIN;
    private boolean storeAway;

    StatusHistory(
            ChangeStore store,
            Transactions transactions,
            Outbox outbox,
            InstantSource clock,
            HubProperties properties) {
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
        this.properties = properties;
    }

    /** Remembers a change; it is stored at the next {@link #flush}. */
    public void add(StatusChange change) {
        synchronized (waiting) {
            if (waiting.size() == MAX_WAITING) {
                waiting.removeFirst();
            }
            waiting.addLast(change);
        }
    }

    /** Stores and publishes what waits, in order. What cannot be stored now goes on waiting. */
    public void flush() {
        try {
            Optional<StatusChange> next = first();
            while (next.isPresent()) {
                StatusChange change = next.get();
                transactions.run(() -> {
                    store.add(change);
                    outbox.append(Topic.PLATFORM_HEALTH, change.member(), change);
                });
                remove(change);
                next = first();
            }
            clearWhenDue();
            storeAway = false;
        } catch (DataAccessException | TransactionException away) {
            if (!storeAway) {
                log.warn("changes of status wait in memory: {}", Causes.text(away));
            }
            storeAway = true;
        }
    }

    private Optional<StatusChange> first() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.peekFirst());
        }
    }

    private void remove(StatusChange stored) {
        synchronized (waiting) {
            waiting.removeFirstOccurrence(stored);
        }
    }

    private void clearWhenDue() {
        Instant now = clock.instant();
        if (now.isBefore(nextClearing)) {
            return;
        }
        int removed = store.clear(now.minus(properties.retention()), properties.maxChangesPerMember());
        if (removed > 0) {
            log.info("{} changes of status were older than {} or too many", removed, properties.retention());
        }
        nextClearing = now.plus(BETWEEN_CLEARINGS);
    }

    /** Gives the last stored change of every member. A start does not depend on it. */
    public void restoreInto(BiConsumer<String, StatusChange> target) {
        try {
            store.lastOfEach().forEach(change -> target.accept(change.member(), change));
        } catch (DataAccessException away) {
            log.warn("what was known before the start cannot be read: {}", Causes.text(away));
        }
    }

    List<StoredChange> newestFirst(Optional<String> member, OptionalLong olderThan, int limit) {
        return store.newestFirst(member, olderThan.orElse(Long.MAX_VALUE), limit);
    }
}
