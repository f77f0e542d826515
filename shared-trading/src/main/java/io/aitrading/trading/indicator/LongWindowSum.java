package io.aitrading.trading.indicator;

/** Sum of the last n whole numbers: exact, so that equal averages are equal. Overflow throws. */
public final class LongWindowSum {
    private final long[] ring;
    private int next;
    private int filled;
    private long sum;

    public LongWindowSum(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, not " + length);
        }
        ring = new long[length];
    }

    public void add(long value) {
        sum = Math.addExact(Math.subtractExact(sum, ring[next]), value);
        ring[next] = value;
        if (++next == ring.length) {
            next = 0;
        }
        if (filled < ring.length) {
            filled++;
        }
    }

    /** Whether n numbers have been seen. */
    public boolean ready() {
        return filled == ring.length;
    }

    public long sum() {
        return sum;
    }

    public int length() {
        return ring.length;
    }

    /** The numbers held, oldest first. */
    public long[] contents() {
        long[] contents = new long[filled];
        int start = filled < ring.length ? 0 : next;
        for (int i = 0; i < filled; i++) {
            contents[i] = ring[(start + i) % ring.length];
        }
        return contents;
    }

    /** Puts {@link #contents()} back into a fresh window. */
    public void restore(long[] contents) {
        for (long value : contents) {
            add(value);
        }
    }
}
