package io.aitrading.trading.depth;

/** How long an order takes to the exchange and its answer back, in nanoseconds. */
public interface LatencyModel {
    /** From our decision at this time until the exchange works on it. */
    long entryNanos(long timeNanos);

    /** From an event at the exchange at this time until we know of it. */
    long responseNanos(long timeNanos);
}
