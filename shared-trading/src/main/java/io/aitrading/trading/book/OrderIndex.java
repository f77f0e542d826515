package io.aitrading.trading.book;

import java.util.Arrays;

/**
 * Finds the slot of an order by its id: open addressing with linear probing over slots alone. The key is read from the order, which
 * the caller is about to touch anyway; a quarter full at most, so that a look-up is nearly always one probe.
 */
final class OrderIndex {
    private static final int EMPTY = 0;
    private static final int SPARENESS = 4;
    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;

    private final OrderPool orders;
    /** Slot + 1, so that a fresh array is empty. */
    private int[] table;

    private int shift;
    private int size;

    OrderIndex(OrderPool orders, int capacity) {
        this.orders = orders;
        int length = Integer.highestOneBit(Math.max(16, capacity * SPARENESS) - 1) << 1;
        table = new int[length];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(length);
    }

    int size() {
        return size;
    }

    int find(long id) {
        int mask = table.length - 1;
        int position = home(id);
        while (true) {
            int entry = table[position];
            if (entry == EMPTY) {
                return OrderPool.NONE;
            }
            if (orders.id(entry - 1) == id) {
                return entry - 1;
            }
            position = (position + 1) & mask;
        }
    }

    /** Adds an id that is not in it. */
    void add(long id, int slot) {
        if ((size + 1) * SPARENESS > table.length) {
            grow();
        }
        size++;
        insert(id, slot);
    }

    private void insert(long id, int slot) {
        int mask = table.length - 1;
        int position = home(id);
        while (table[position] != EMPTY) {
            position = (position + 1) & mask;
        }
        table[position] = slot + 1;
    }

    /** Removes the entry of a slot, and closes the hole so that no probe ever meets a tombstone. */
    void remove(long id, int slot) {
        int mask = table.length - 1;
        int position = home(id);
        while (table[position] != slot + 1) {
            position = (position + 1) & mask;
        }
        int hole = position;
        while (true) {
            position = (position + 1) & mask;
            int entry = table[position];
            if (entry == EMPTY) {
                break;
            }
            int distanceFromHome = (position - home(orders.id(entry - 1))) & mask;
            if (distanceFromHome >= ((position - hole) & mask)) {
                table[hole] = entry;
                hole = position;
            }
        }
        table[hole] = EMPTY;
        size--;
    }

    private void grow() {
        int[] old = table;
        table = new int[Math.multiplyExact(old.length, 2)];
        shift--;
        Arrays.stream(old).filter(entry -> entry != EMPTY).forEach(entry -> insert(orders.id(entry - 1), entry - 1));
    }

    private int home(long id) {
        return (int) ((id * FIBONACCI) >>> shift);
    }
}
