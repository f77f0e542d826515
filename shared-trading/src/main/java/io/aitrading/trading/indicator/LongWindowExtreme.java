package io.aitrading.trading.indicator;

/** Highest or lowest of the last n whole numbers, by a monotonic queue: constant cost a step on average. */
public final class LongWindowExtreme {
    private final int length;
    private final boolean highest;
    private final long[] values;
    private final long[] positions;
    private int head;
    private int size;
    private long seen;

    private LongWindowExtreme(int length, boolean highest) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, not " + length);
        }
        this.length = length;
        this.highest = highest;
        values = new long[length];
        positions = new long[length];
    }

    public static LongWindowExtreme highest(int length) {
        return new LongWindowExtreme(length, true);
    }

    public static LongWindowExtreme lowest(int length) {
        return new LongWindowExtreme(length, false);
    }

    public void add(long value) {
        while (size > 0 && loses(values[slot(size - 1)], value)) {
            size--;
        }
        if (size > 0 && positions[head] <= seen - length) {
            head = head + 1 == length ? 0 : head + 1;
            size--;
        }
        int slot = slot(size);
        values[slot] = value;
        positions[slot] = seen++;
        size++;
    }

    private boolean loses(long held, long value) {
        return highest ? held <= value : held >= value;
    }

    private int slot(int offset) {
        int slot = head + offset;
        return slot >= length ? slot - length : slot;
    }

    /** Whether n numbers have been seen. */
    public boolean ready() {
        return seen >= length;
    }

    /** The extreme of the numbers in the window; the window must not be empty. */
    public long value() {
        if (size == 0) {
            throw new IllegalStateException("no number seen yet");
        }
        return values[head];
    }

    /** How many numbers have been added since the extreme was. */
    public long age() {
        return seen - 1 - positions[head];
    }

    /** Everything the queue remembers: numbers seen, then pairs of value and position. */
    public long[] snapshot() {
        long[] snapshot = new long[1 + 2 * size];
        snapshot[0] = seen;
        for (int i = 0; i < size; i++) {
            snapshot[1 + 2 * i] = values[slot(i)];
            snapshot[2 + 2 * i] = positions[slot(i)];
        }
        return snapshot;
    }

    public void restore(long[] snapshot) {
        seen = snapshot[0];
        head = 0;
        size = (snapshot.length - 1) / 2;
        for (int i = 0; i < size; i++) {
            values[i] = snapshot[1 + 2 * i];
            positions[i] = snapshot[2 + 2 * i];
        }
    }
}
