package io.aitrading.health;

/** An attempt that may fail with any exception. */
@FunctionalInterface
public interface ThrowingSupplier<T> {
    T get() throws Exception;
}
