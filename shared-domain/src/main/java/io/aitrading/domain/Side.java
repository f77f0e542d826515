package io.aitrading.domain;

/** Direction of an order or fill, seen from its owner. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for a buy, -1 for a sell: the sign that a fill has in a position. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
