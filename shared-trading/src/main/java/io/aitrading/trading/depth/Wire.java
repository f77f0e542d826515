package io.aitrading.trading.depth;

/** Messages under way in one direction, first in, first out: a later message never overtakes an earlier one. Grows when it must. */
final class Wire {
    static final byte NEW = 0;
    static final byte CANCEL = 1;
    static final byte FILL = 2;
    static final byte END = 3;

    private long[] arrival = new long[256];
    private long[] order = new long[256];
    private long[] price = new long[256];
    private long[] lots = new long[256];
    private byte[] kind = new byte[256];
    private boolean[] flag = new boolean[256];
    private int head;
    private int size;
    private long lastArrival = Long.MIN_VALUE;

    void send(long at, byte messageKind, long orderId, long priceTicks, long messageLots, boolean messageFlag) {
        if (size == kind.length) {
            grow();
        }
        int place = (head + size++) & (kind.length - 1);
        lastArrival = Math.max(lastArrival, at);
        arrival[place] = lastArrival;
        kind[place] = messageKind;
        order[place] = orderId;
        price[place] = priceTicks;
        lots[place] = messageLots;
        flag[place] = messageFlag;
    }

    boolean due(long time) {
        return size > 0 && arrival[head] <= time;
    }

    long arrival() {
        return arrival[head];
    }

    byte kind() {
        return kind[head];
    }

    long order() {
        return order[head];
    }

    long price() {
        return price[head];
    }

    long lots() {
        return lots[head];
    }

    boolean flag() {
        return flag[head];
    }

    void next() {
        head = (head + 1) & (kind.length - 1);
        size--;
    }

    private void grow() {
        int capacity = 2 * kind.length;
        long[][] longs = {new long[capacity], new long[capacity], new long[capacity], new long[capacity]};
        byte[] kinds = new byte[capacity];
        boolean[] flags = new boolean[capacity];
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (kind.length - 1);
            longs[0][i] = arrival[from];
            longs[1][i] = order[from];
            longs[2][i] = price[from];
            longs[3][i] = lots[from];
            kinds[i] = kind[from];
            flags[i] = flag[from];
        }
        arrival = longs[0];
        order = longs[1];
        price = longs[2];
        lots = longs[3];
        kind = kinds;
        flag = flags;
        head = 0;
    }
}
