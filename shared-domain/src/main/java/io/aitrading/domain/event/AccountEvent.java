package io.aitrading.domain.event;

import io.aitrading.domain.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An account was opened, or money came in or went out from outside.
 *
 * @param amount positive for DEPOSIT and WITHDRAWAL; zero for OPENED. ADJUSTMENT is signed: a difference to the venue that
 *     reconciliation adopted
 */
public record AccountEvent(
        UUID accountId, UUID userId, String venue, String name, Kind kind, Money amount, Instant time) {
    /** What happened. */
    public enum Kind {
        OPENED,
        DEPOSIT,
        WITHDRAWAL,
        ADJUSTMENT
    }
}
