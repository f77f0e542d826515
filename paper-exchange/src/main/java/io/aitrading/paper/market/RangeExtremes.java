package io.aitrading.paper.market;

/** Highest and lowest price of any range of an endlessly repeated recording, in O(log trades): a pair of segment trees. */
final class RangeExtremes {
    private final int size;
    private final long[] high;
    private final long[] low;

    RangeExtremes(Recording recording) {
        size = recording.size();
        high = new long[2 * size];
        low = new long[2 * size];
        for (int i = 0; i < size; i++) {
            high[size + i] = recording.priceTicks(i);
            low[size + i] = recording.priceTicks(i);
        }
        for (int i = size - 1; i > 0; i--) {
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
        }
    }

    long highest(long from, long to) {
        if (to - from >= size) {
            return highestWithin(0, size);
        }
        int start = (int) Math.floorMod(from, (long) size);
        int end = start + (int) (to - from);
        return end <= size
                ? highestWithin(start, end)
                : Math.max(highestWithin(start, size), highestWithin(0, end - size));
    }

    long lowest(long from, long to) {
        if (to - from >= size) {
            return lowestWithin(0, size);
        }
        int start = (int) Math.floorMod(from, (long) size);
        int end = start + (int) (to - from);
        return end <= size
                ? lowestWithin(start, end)
                : Math.min(lowestWithin(start, size), lowestWithin(0, end - size));
    }

    private long highestWithin(int from, int to) {
        long best = Long.MIN_VALUE;
        int left = from + size;
        int right = to + size;
        while (left < right) {
            if ((left & 1) == 1) {
                best = Math.max(best, high[left++]);
            }
            if ((right & 1) == 1) {
                best = Math.max(best, high[--right]);
            }
            left >>= 1;
            right >>= 1;
        }
        return best;
    }

    private long lowestWithin(int from, int to) {
        long best = Long.MAX_VALUE;
        int left = from + size;
        int right = to + size;
        while (left < right) {
            if ((left & 1) == 1) {
                best = Math.min(best, low[left++]);
            }
            if ((right & 1) == 1) {
                best = Math.min(best, low[--right]);
            }
            left >>= 1;
            right >>= 1;
        }
        return best;
    }
}
