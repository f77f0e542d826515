package io.aitrading.paper.stream;

import java.util.Arrays;

/** At most five messages from a client in a second. */
final class MessageRate {
    private static final int MESSAGES_MAX = 5;
    private static final long WINDOW_MILLIS = 1_000;

    private final long[] times = new long[MESSAGES_MAX];
    private int next;

    MessageRate() {
        Arrays.fill(times, Long.MIN_VALUE / 2);
    }

    synchronized boolean allows(long now) {
        if (now - times[next] < WINDOW_MILLIS) {
            return false;
        }
        times[next] = now;
        next = (next + 1) % MESSAGES_MAX;
        return true;
    }
}
