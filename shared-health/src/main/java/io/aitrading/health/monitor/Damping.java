package io.aitrading.health.monitor;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps one lost packet from ringing the bell: three bad probes of the last five to go down, two good ones in a row to
 * come up. The very first probe decides alone. Not thread-safe.
 */
final class Damping {
    static final int WINDOW = 5;
    static final int BAD_TO_GO_DOWN = 3;
    static final int GOOD_TO_COME_UP = 2;

    private final Deque<Boolean> window = new ArrayDeque<>(WINDOW);
    private DependencyStatus status = DependencyStatus.UNKNOWN;
    private int goodInARow;

    DependencyStatus record(boolean good) {
        if (window.size() == WINDOW) {
            window.removeFirst();
        }
        window.addLast(good);
        goodInARow = good ? goodInARow + 1 : 0;
        status = next(good);
        return status;
    }

    private DependencyStatus next(boolean good) {
        return switch (status) {
            case UNKNOWN -> good ? DependencyStatus.UP : DependencyStatus.DOWN;
            case UP -> badInWindow() >= BAD_TO_GO_DOWN ? DependencyStatus.DOWN : DependencyStatus.UP;
            case DOWN -> {
                if (goodInARow < GOOD_TO_COME_UP) {
                    yield DependencyStatus.DOWN;
                }
                // What was bad before the return does not count against it.
                window.clear();
                yield DependencyStatus.UP;
            }
        };
    }

    private long badInWindow() {
        return window.stream().filter(good -> !good).count();
    }
}
