package io.aitrading.trading.book;

/** Open-addressing map from {@code long} to {@code long} in which an absent key has the value 0. */
final class LongTable {
    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;

    /** Key at even, value at odd positions; a value of 0 marks a free entry. */
    private long[] entries = new long[32];

    private int shift = Long.SIZE - 4;
    private int size;

    int size() {
        return size;
    }

    long get(long key) {
        return entries[2 * position(key) + 1];
    }

    /** Sets the value; 0 removes the key. */
    void put(long key, long value) {
        int position = position(key);
        boolean present = entries[2 * position + 1] != 0;
        if (value == 0) {
            if (present) {
                removeAt(position);
            }
            return;
        }
        entries[2 * position] = key;
        entries[2 * position + 1] = value;
        if (!present && ++size * 4 > entries.length) {
            grow();
        }
    }

    /** Where the key is, or where it would be. */
    private int position(long key) {
        int mask = entries.length / 2 - 1;
        int position = home(key);
        while (entries[2 * position + 1] != 0 && entries[2 * position] != key) {
            position = (position + 1) & mask;
        }
        return position;
    }

    private void removeAt(int removed) {
        int mask = entries.length / 2 - 1;
        int hole = removed;
        int position = removed;
        while (true) {
            position = (position + 1) & mask;
            if (entries[2 * position + 1] == 0) {
                break;
            }
            int distanceFromHome = (position - home(entries[2 * position])) & mask;
            if (distanceFromHome >= ((position - hole) & mask)) {
                entries[2 * hole] = entries[2 * position];
                entries[2 * hole + 1] = entries[2 * position + 1];
                hole = position;
            }
        }
        entries[2 * hole + 1] = 0;
        size--;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[Math.multiplyExact(old.length, 2)];
        shift--;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int position = position(old[i]);
                entries[2 * position] = old[i];
                entries[2 * position + 1] = old[i + 1];
            }
        }
    }

    private int home(long key) {
        return (int) ((key * FIBONACCI) >>> shift);
    }
}
