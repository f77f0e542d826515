package io.aitrading.trading.depth;

/** Our orders on a depth feed: a handful in fixed arrays, both as they are at the exchange and as far as we know. */
final class OwnOrders {
    static final int CAPACITY = 64;
    static final int NONE = -1;

    final long[] id = new long[CAPACITY];
    final boolean[] buy = new boolean[CAPACITY];
    final boolean[] postOnly = new boolean[CAPACITY];
    final long[] price = new long[CAPACITY];
    final long[] remaining = new long[CAPACITY];
    final double[] ahead = new double[CAPACITY];
    /** Lots traded at the order's price since its level last changed: the level's next change contains them already. */
    final long[] tradedSince = new long[CAPACITY];
    /** Whether the order rests at the exchange. */
    final boolean[] resting = new boolean[CAPACITY];

    private final int[] free = new int[CAPACITY];
    private int freeCount;
    /** Slots of resting orders, in no order. */
    final int[] working = new int[CAPACITY];

    int workingCount;

    OwnOrders() {
        for (int slot = CAPACITY - 1; slot >= 0; slot--) {
            free[freeCount++] = slot;
        }
    }

    /** A slot for a new order, or {@link #NONE} when all are taken. */
    int take(long orderId, boolean isBuy, long priceTicks, long lots, boolean mustRest) {
        if (freeCount == 0) {
            return NONE;
        }
        int slot = free[--freeCount];
        id[slot] = orderId;
        buy[slot] = isBuy;
        price[slot] = priceTicks;
        remaining[slot] = lots;
        postOnly[slot] = mustRest;
        resting[slot] = false;
        tradedSince[slot] = 0;
        return slot;
    }

    /** We know that the order is over. */
    void release(int slot) {
        id[slot] = 0;
        free[freeCount++] = slot;
    }

    int find(long orderId) {
        for (int slot = 0; slot < CAPACITY; slot++) {
            if (id[slot] == orderId) {
                return slot;
            }
        }
        return NONE;
    }

    void rest(int slot, double lotsAhead) {
        resting[slot] = true;
        ahead[slot] = lotsAhead;
        working[workingCount++] = slot;
    }

    /** The order leaves the exchange. */
    void leave(int slot) {
        resting[slot] = false;
        for (int i = 0; i < workingCount; i++) {
            if (working[i] == slot) {
                working[i] = working[--workingCount];
                return;
            }
        }
    }
}
