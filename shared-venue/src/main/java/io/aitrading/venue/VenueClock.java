package io.aitrading.venue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The venue's time, as far as we know it: ours plus the offset of the last comparison. */
final class VenueClock {

    private final InstantSource clock;
    private volatile long offsetMillis;
    private volatile boolean synced;

    VenueClock(InstantSource clock) {
        this.clock = clock;
    }

    long millis() {
        return clock.millis() + offsetMillis;
    }

    Instant localTime() {
        return clock.instant();
    }

    boolean isSynced() {
        return synced;
    }

    Duration offset() {
        return Duration.ofMillis(offsetMillis);
    }

    /** Assumes that the venue read its clock half-way between our two readings. */
    void compared(long sentMillis, long venueMillis, long receivedMillis) {
        offsetMillis = venueMillis - (sentMillis + (receivedMillis - sentMillis) / 2);
        synced = true;
    }
}
