package io.aitrading.trading.indicator;

/** Highest or lowest of the last n values by a monotonic queue. Among equals the oldest counts. */
public final class Extreme {
    private final int length;
    private final int sign;
    private final double[] values;
    private final long[] positions;
    private int head;
    private int size;
    private long seen;

    private Extreme(int length, int sign) {
        this.length = length;
        this.sign = sign;
        values = new double[length];
        positions = new long[length];
    }

    public static Extreme highest(int length) {
        return new Extreme(length, 1);
    }

    public static Extreme lowest(int length) {
        return new Extreme(length, -1);
    }

    /** Takes the next value and gives the extreme of those held, also while there are fewer than n. */
    public double next(double value) {
        if (size > 0 && positions[head] <= seen - length) {
            head = (head + 1) % length;
            size--;
        }
        while (size > 0 && sign * values[(head + size - 1) % length] < sign * value) {
            size--;
        }
        int slot = (head + size) % length;
        values[slot] = value;
        positions[slot] = seen++;
        size++;
        return values[head];
    }

    public boolean ready() {
        return seen >= length;
    }

    public double value() {
        return size == 0 ? Double.NaN : values[head];
    }

    /** How many values have come after the extreme. */
    public long age() {
        return seen - 1 - positions[head];
    }
}
