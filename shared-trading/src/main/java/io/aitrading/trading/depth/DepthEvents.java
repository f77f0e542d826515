package io.aitrading.trading.depth;

import io.aitrading.domain.Side;
import java.util.Arrays;

/** A recorded feed in flat arrays: changes of levels and trades, in order of time. */
public final class DepthEvents {
    static final byte BID_LEVEL = 0;
    static final byte ASK_LEVEL = 1;
    static final byte BUY_TRADE = 2;
    static final byte SELL_TRADE = 3;

    long[] time;
    byte[] kind;
    long[] price;
    long[] lots;
    private int size;

    public DepthEvents(int capacity) {
        time = new long[capacity];
        kind = new byte[capacity];
        price = new long[capacity];
        lots = new long[capacity];
    }

    public int size() {
        return size;
    }

    /** When an event reached us, in nanoseconds of the epoch. */
    public long timeNanos(int event) {
        return time[event];
    }

    /** Whether it is a trade, not a change of a level. */
    public boolean isTrade(int event) {
        return kind[event] >= BUY_TRADE;
    }

    /** The side of the level, or who took. */
    public Side side(int event) {
        return kind[event] == BID_LEVEL || kind[event] == BUY_TRADE ? Side.BUY : Side.SELL;
    }

    public long priceTicks(int event) {
        return price[event];
    }

    /** What the level now shows, or how much traded. */
    public long lots(int event) {
        return lots[event];
    }

    /** A level now shows this much, 0 for nothing. */
    public void level(long atNanos, Side side, long priceTicks, long levelLots) {
        add(atNanos, side == Side.BUY ? BID_LEVEL : ASK_LEVEL, priceTicks, levelLots, 0);
    }

    /** A trade, with the side that took. */
    public void trade(long atNanos, Side taker, long priceTicks, long tradedLots) {
        add(atNanos, taker == Side.BUY ? BUY_TRADE : SELL_TRADE, priceTicks, tradedLots, 1);
    }

    private void add(long atNanos, byte newKind, long priceTicks, long newLots, long leastLots) {
        if (size > 0 && atNanos < time[size - 1]) {
            throw new IllegalArgumentException(
                    "event " + size + " at " + atNanos + " is before the one ahead of it, at " + time[size - 1]);
        }
        if (newLots < leastLots) {
            throw new IllegalArgumentException("event " + size + " has " + newLots + " lots");
        }
        if (size == time.length) {
            int capacity = Math.max(16, 2 * size);
            time = Arrays.copyOf(time, capacity);
            kind = Arrays.copyOf(kind, capacity);
            price = Arrays.copyOf(price, capacity);
            lots = Arrays.copyOf(lots, capacity);
        }
        time[size] = atNanos;
        kind[size] = newKind;
        price[size] = priceTicks;
        lots[size++] = newLots;
    }
}
