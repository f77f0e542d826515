package io.aitrading.data;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator's hand on the outbox: look, send again, or give up an event that blocks those behind it. */
final class OutboxDesk {
    /** Younger events are about to be sent; nobody needs to decide about them. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final OutboxEvents events;
    private final OperatorActions actions;
    private final InstantSource clock;
    private final Runnable wakeRelay;

    OutboxDesk(
            Transactions transactions,
            OutboxEvents events,
            OperatorActions actions,
            InstantSource clock,
            Runnable wakeRelay) {
        this.transactions = transactions;
        this.events = events;
        this.actions = actions;
        this.clock = clock;
        this.wakeRelay = wakeRelay;
    }

    /** @param stuck how many have waited for longer than a minute */
    record Overview(long pending, long stuck, @Nullable Instant oldest, double oldestAgeSeconds) {}

    Overview overview() {
        Instant now = clock.instant();
        OutboxEvents.Count count = events.count(now.minus(STUCK_AFTER));
        Instant oldest = count.oldest();
        double age = oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        return new Overview(count.pending(), count.stuck(), oldest, age);
    }

    List<OutboxEvents.Row> list(OutboxEvents.State state, OptionalLong after, int limit) {
        return events.list(state, clock.instant().minus(STUCK_AFTER), after.orElse(Long.MIN_VALUE), limit);
    }

    OutboxEvents.Row read(UUID eventId) {
        return events.find(eventId).orElseThrow(() -> ApiException.notFound("event in the outbox"));
    }

    /** A pending event is tried at once, one that was sent is sent again; those who have it know by its id. */
    OutboxEvents.Row resend(UUID eventId, String reason, String actor) {
        OutboxEvents.Row row = transactions.inTransaction(() -> {
            OutboxEvents.Row found = locked(eventId);
            if (found.discarded()) {
                throw new ApiException(CommonError.CONFLICT, "The event was discarded: " + found.eventId());
            }
            events.markPending(eventId);
            actions.record(actor, "OUTBOX_RESEND", eventId.toString(), reason, null);
            return read(eventId);
        });
        wakeRelay.run();
        return row;
    }

    /** Gives up a stuck event, so that the later ones of its key can go. Doing it again changes nothing. */
    OutboxEvents.Row discard(UUID eventId, String reason, String actor) {
        OutboxEvents.Row row = transactions.inTransaction(() -> {
            OutboxEvents.Row found = locked(eventId);
            if (found.discarded()) {
                return found;
            }
            boolean stuck = found.sentAt() == null
                    && found.createdAt().isBefore(clock.instant().minus(STUCK_AFTER));
            if (!stuck) {
                throw new ApiException(
                        CommonError.CONFLICT,
                        "Only an event that has waited for more than " + STUCK_AFTER.toSeconds()
                                + " s can be discarded; this one "
                                + (found.sentAt() == null ? "is young" : "was sent"));
            }
            events.markDiscarded(eventId, clock.instant());
            actions.record(actor, "OUTBOX_DISCARD", eventId.toString(), reason, found.envelope());
            return read(eventId);
        });
        wakeRelay.run();
        return row;
    }

    private OutboxEvents.Row locked(UUID eventId) {
        return events.lock(eventId).orElseThrow(() -> ApiException.notFound("event in the outbox"));
    }
}
