package io.aitrading.health;

/**
 * Settings as they are now. Whoever keeps one of these instead of the settings follows what an operator changes while the
 * service runs; ask for {@link #now} at each use.
 */
@FunctionalInterface
public interface Live<T> {
    T now();

    /** Settings that never change, for tests. */
    static <T> Live<T> of(T settings) {
        return () -> settings;
    }
}
