package io.aitrading.trading.book;

import java.util.Arrays;

/** Price levels in flat arrays, addressed by slot: what a level shows and hides, and the two ends of its queue. */
final class LevelPool {
    static final int NONE = -1;

    long[] price;
    long[] visible;
    long[] hidden;
    int[] first;
    int[] last;

    private int firstFree = NONE;
    private int used;

    LevelPool(int capacity) {
        price = new long[capacity];
        visible = new long[capacity];
        hidden = new long[capacity];
        first = new int[capacity];
        last = new int[capacity];
    }

    int allocate(long levelPrice) {
        int slot = firstFree;
        if (slot == NONE) {
            if (used == price.length) {
                grow();
            }
            slot = used++;
        } else {
            firstFree = first[slot];
        }
        price[slot] = levelPrice;
        visible[slot] = 0;
        hidden[slot] = 0;
        first[slot] = OrderPool.NONE;
        last[slot] = OrderPool.NONE;
        return slot;
    }

    void free(int slot) {
        first[slot] = firstFree;
        firstFree = slot;
    }

    private void grow() {
        int capacity = Math.multiplyExact(price.length, 2);
        price = Arrays.copyOf(price, capacity);
        visible = Arrays.copyOf(visible, capacity);
        hidden = Arrays.copyOf(hidden, capacity);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
    }
}
