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
        /** The working order of its list was filled. */
        ORDER_PLACED,
        ORDER_TRIGGERED,
        ORDER_AMENDED,
        /** It lost lots that would have met an order of the same account, and goes on with the rest. */
        ORDER_PREVENTED,
        ORDER_CANCELED,
        ORDER_EXPIRED,
        TRADE,
        REPLAY_MODE,
        REPLAY_SEAM
    }
}
