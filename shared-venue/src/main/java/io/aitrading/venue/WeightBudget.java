package io.aitrading.venue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the venue still lets us send this minute. A ban or a Retry-After is respected by every call. Comparing books may use half of
 * it, so that many accounts do not keep prices and orders from the venue; close to the limit only cancels go on, because a cancel
 * that cannot be sent is a risk that cannot be reduced.
 */
final class WeightBudget {

    /** Who asks for a share of the budget. */
    enum Use {
        /** Comparing our books with the venue's: may wait. */
        REVIEW,
        /** Orders, prices, and what became of one order. */
        NORMAL,
        CANCEL
    }

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final int limit;
    private final int cancelReserve;
    private long windowNumber;
    private int used;
    private Instant silentUntil = Instant.EPOCH;

    WeightBudget(InstantSource clock, int limit, int cancelReserve) {
        this.clock = clock;
        this.limit = limit;
        this.cancelReserve = cancelReserve;
    }

    /** Takes the weight and returns zero, or takes nothing and returns how long to keep silent. */
    synchronized Duration take(int weight, Use use) {
        Instant now = clock.instant();
        if (now.isBefore(silentUntil)) {
            return Duration.between(now, silentUntil);
        }
        turnTo(now);
        int ceiling =
                switch (use) {
                    case REVIEW -> limit / 2;
                    case NORMAL -> limit - cancelReserve;
                    case CANCEL -> limit;
                };
        if (used + weight > ceiling) {
            return Duration.ofMillis(WINDOW.toMillis() - now.toEpochMilli() % WINDOW.toMillis());
        }
        used += weight;
        return Duration.ZERO;
    }

    /** The venue's own count, from its answer; it knows of other programs behind the same address. */
    synchronized void venueCounted(int usedWeight) {
        turnTo(clock.instant());
        used = Math.max(used, usedWeight);
    }

    /** 429 or 418 with Retry-After. */
    synchronized void keepSilent(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(silentUntil)) {
            silentUntil = until;
        }
    }

    synchronized int used() {
        turnTo(clock.instant());
        return used;
    }

    private void turnTo(Instant now) {
        long number = now.toEpochMilli() / WINDOW.toMillis();
        if (number != windowNumber) {
            windowNumber = number;
            used = 0;
        }
    }
}
