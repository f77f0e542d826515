package io.aitrading.trading.indicator;

import java.util.Arrays;

/**
 * The last values of a series in order of size, so that a rank costs a binary search. A step moves at most one block of memory; nothing
 * is computed that could be rounded.
 */
final class SortedWindow {
    private final double[] recent;
    private final double[] sorted;
    private int size;
    private int oldest;

    SortedWindow(int length) {
        recent = new double[length];
        sorted = new double[length];
    }

    boolean ready() {
        return size == recent.length;
    }

    /** Takes the next value and forgets the oldest of a full window. */
    void add(double value) {
        if (ready()) {
            int gone = Arrays.binarySearch(sorted, recent[oldest]);
            System.arraycopy(sorted, gone + 1, sorted, gone, --size - gone);
        }
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, size++ - place);
        sorted[place] = value;
        recent[oldest] = value;
        oldest = oldest + 1 == recent.length ? 0 : oldest + 1;
    }

    /** How many values of the window are smaller. */
    int below(double value) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
