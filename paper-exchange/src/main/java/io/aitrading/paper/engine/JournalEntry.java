package io.aitrading.paper.engine;

import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the venue's append-only record of what happened. */
public record JournalEntry(
        long sequence,
        long time,
        Kind kind,
        @Nullable UUID accountId,
        @Nullable OrderView order,
        @Nullable Fill fill,
        String detail) {

    /** What happened. */
    public enum Kind {
        ACCOUNT_CREATED,
        DEPOSIT,
        ORDER_ACCEPTED,
        ORDER_TRIGGERED,
        ORDER_AMENDED,
        ORDER_CANCELED,
        ORDER_EXPIRED,
        TRADE,
        REPLAY_MODE,
        REPLAY_SEAM
    }
}
