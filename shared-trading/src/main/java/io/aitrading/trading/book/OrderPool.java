package io.aitrading.trading.book;

import java.util.Arrays;

/**
 * Resting orders in two flat arrays, addressed by slot. The fields of one order lie side by side, so that touching an order costs
 * one or two cache lines; freed slots are used again, last freed first, while they are still warm.
 */
final class OrderPool {
    static final int NONE = -1;

    private static final int LONGS = 4;
    private static final int ID = 0;
    private static final int VISIBLE = 1;
    private static final int HIDDEN = 2;
    private static final int ACCOUNT = 3;

    private static final int INTS = 4;
    private static final int PREVIOUS = 0;
    private static final int NEXT = 1;
    private static final int LEVEL = 2;
    private static final int TRAITS = 3;

    private static final int POST_ONLY_BIT = 1;
    private static final int PREVENTION_SHIFT = 1;

    private long[] longs;
    private int[] ints;
    /** Slice size of icebergs; apart, because most orders have none. */
    private long[] display;

    private int firstFree = NONE;
    private int used;

    OrderPool(int capacity) {
        longs = new long[capacity * LONGS];
        ints = new int[capacity * INTS];
        display = new long[capacity];
    }

    int allocate(long id, long account, int traits, long displayLots) {
        int slot = firstFree;
        if (slot == NONE) {
            if (used == display.length) {
                grow();
            }
            slot = used++;
        } else {
            firstFree = ints[slot * INTS + NEXT];
        }
        longs[slot * LONGS + ID] = id;
        longs[slot * LONGS + ACCOUNT] = account;
        ints[slot * INTS + TRAITS] = traits;
        display[slot] = displayLots;
        return slot;
    }

    void free(int slot) {
        ints[slot * INTS + NEXT] = firstFree;
        firstFree = slot;
    }

    private void grow() {
        int capacity = Math.multiplyExact(display.length, 2);
        longs = Arrays.copyOf(longs, Math.multiplyExact(capacity, LONGS));
        ints = Arrays.copyOf(ints, Math.multiplyExact(capacity, INTS));
        display = Arrays.copyOf(display, capacity);
    }

    static int traits(boolean postOnly, SelfTradePrevention prevention) {
        return (postOnly ? POST_ONLY_BIT : 0) | prevention.code() << PREVENTION_SHIFT;
    }

    boolean postOnly(int slot) {
        return (ints[slot * INTS + TRAITS] & POST_ONLY_BIT) != 0;
    }

    SelfTradePrevention prevention(int slot) {
        return SelfTradePrevention.ofCode(ints[slot * INTS + TRAITS] >>> PREVENTION_SHIFT);
    }

    long id(int slot) {
        return longs[slot * LONGS + ID];
    }

    long account(int slot) {
        return longs[slot * LONGS + ACCOUNT];
    }

    long visible(int slot) {
        return longs[slot * LONGS + VISIBLE];
    }

    long hidden(int slot) {
        return longs[slot * LONGS + HIDDEN];
    }

    long open(int slot) {
        return visible(slot) + hidden(slot);
    }

    void quantity(int slot, long visibleLots, long hiddenLots) {
        longs[slot * LONGS + VISIBLE] = visibleLots;
        longs[slot * LONGS + HIDDEN] = hiddenLots;
    }

    void visible(int slot, long lots) {
        longs[slot * LONGS + VISIBLE] = lots;
    }

    long display(int slot) {
        return display[slot];
    }

    int previous(int slot) {
        return ints[slot * INTS + PREVIOUS];
    }

    void previous(int slot, int other) {
        ints[slot * INTS + PREVIOUS] = other;
    }

    int next(int slot) {
        return ints[slot * INTS + NEXT];
    }

    void next(int slot, int other) {
        ints[slot * INTS + NEXT] = other;
    }

    int level(int slot) {
        return ints[slot * INTS + LEVEL];
    }

    void level(int slot, int level) {
        ints[slot * INTS + LEVEL] = level;
    }
}
