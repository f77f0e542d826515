package io.aitrading.trading.depth;

/** Always the same. */
public record FixedLatency(long entryNanos, long responseNanos) implements LatencyModel {
    public FixedLatency {
        if (entryNanos < 0 || responseNanos < 0) {
            throw new IllegalArgumentException("latencies must not be negative: " + entryNanos + ", " + responseNanos);
        }
    }

    @Override
    public long entryNanos(long timeNanos) {
        return entryNanos;
    }

    @Override
    public long responseNanos(long timeNanos) {
        return responseNanos;
    }
}
