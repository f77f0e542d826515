package io.aitrading.trading.depth;

import java.util.Arrays;

/** Latencies as they were measured at certain times; in between, those of the measurement before. */
public final class RecordedLatency implements LatencyModel {
    private final long[] times;
    private final long[] entries;
    private final long[] responses;

    public RecordedLatency(long[] times, long[] entries, long[] responses) {
        if (times.length == 0 || times.length != entries.length || times.length != responses.length) {
            throw new IllegalArgumentException("each measurement needs a time, an entry and a response latency");
        }
        for (int i = 0; i < times.length; i++) {
            if ((i > 0 && times[i] <= times[i - 1]) || entries[i] < 0 || responses[i] < 0) {
                throw new IllegalArgumentException("measurement " + i + " is out of order or negative");
            }
        }
        this.times = times.clone();
        this.entries = entries.clone();
        this.responses = responses.clone();
    }

    @Override
    public long entryNanos(long timeNanos) {
        return entries[last(timeNanos)];
    }

    @Override
    public long responseNanos(long timeNanos) {
        return responses[last(timeNanos)];
    }

    /** Equal models have equal text: runs are told apart by it. */
    @Override
    public String toString() {
        return "RecordedLatency[times=" + Arrays.toString(times) + ", entries=" + Arrays.toString(entries)
                + ", responses=" + Arrays.toString(responses) + "]";
    }

    private int last(long timeNanos) {
        int found = Arrays.binarySearch(times, timeNanos);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
