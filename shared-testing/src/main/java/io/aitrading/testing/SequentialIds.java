package io.aitrading.testing;

import io.aitrading.domain.id.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count from one: the same in every run, and version 7 in form. */
public final class SequentialIds implements Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
        return nth(last.incrementAndGet());
    }

    /** The id that the n-th call gives, from one. */
    public static UUID nth(long n) {
        return new UUID(VERSION_7, VARIANT | n);
    }
}
