package io.aitrading.trading.indicator;

/**
 * Mean and population variance of the last n values. Sums are kept relative to a pivot near the values and computed afresh
 * each time the ring wraps, so that neither cancellation nor drift grows with the length of the series.
 */
public final class WindowStatistics {
    private final double[] ring;
    private int next;
    private int filled;
    private double pivot;
    private double sum;
    private double squares;

    public WindowStatistics(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, not " + length);
        }
        ring = new double[length];
    }

    public void add(double value) {
        if (filled == 0) {
            pivot = value;
        }
        double arrived = value - pivot;
        if (filled == ring.length) {
            double left = ring[next] - pivot;
            sum += arrived - left;
            squares += arrived * arrived - left * left;
        } else {
            filled++;
            sum += arrived;
            squares += arrived * arrived;
        }
        ring[next] = value;
        if (++next == ring.length) {
            next = 0;
            recompute();
        }
    }

    private void recompute() {
        pivot += sum / filled;
        sum = 0;
        squares = 0;
        for (int i = 0; i < filled; i++) {
            double distance = ring[i] - pivot;
            sum += distance;
            squares += distance * distance;
        }
    }

    /** Whether n values have been seen. */
    public boolean ready() {
        return filled == ring.length;
    }

    public int length() {
        return ring.length;
    }

    /** The value {@code back} steps ago, 0 the newest. */
    public double get(int back) {
        int slot = next - 1 - back;
        return ring[slot < 0 ? slot + ring.length : slot];
    }

    /** NaN until n values have been seen. */
    public double mean() {
        return ready() ? pivot + sum / filled : Double.NaN;
    }

    /** Population variance; NaN until n values have been seen. */
    public double variance() {
        if (!ready()) {
            return Double.NaN;
        }
        double mean = sum / filled;
        return Math.max(0, squares / filled - mean * mean);
    }

    public double deviation() {
        return Math.sqrt(variance());
    }

    public double sum() {
        return pivot * filled + sum;
    }

    public double[] snapshot() {
        double[] snapshot = new double[ring.length + 5];
        snapshot[0] = next;
        snapshot[1] = filled;
        snapshot[2] = pivot;
        snapshot[3] = sum;
        snapshot[4] = squares;
        System.arraycopy(ring, 0, snapshot, 5, ring.length);
        return snapshot;
    }

    public void restore(double[] snapshot) {
        next = (int) snapshot[0];
        filled = (int) snapshot[1];
        pivot = snapshot[2];
        sum = snapshot[3];
        squares = snapshot[4];
        System.arraycopy(snapshot, 5, ring, 0, ring.length);
    }
}
