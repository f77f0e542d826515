package io.aitrading.trading.book;

/** What happens when an incoming order meets a resting one of the same account. The incoming order's mode decides. */
public enum SelfTradePrevention {
    /** They trade. */
    NONE(0),
    /** The incoming order's remainder is cancelled. */
    EXPIRE_TAKER(1),
    /** The resting order is cancelled, and matching goes on. */
    EXPIRE_MAKER(2),
    /** Both are cancelled. */
    EXPIRE_BOTH(3),
    /** Both shrink by the smaller quantity without a trade; the one that reaches zero is cancelled. */
    DECREMENT(4);

    private final int code;

    SelfTradePrevention(int code) {
        this.code = code;
    }

    /** A small number for packed storage. */
    int code() {
        return code;
    }

    static SelfTradePrevention ofCode(int code) {
        return switch (code) {
            case 0 -> NONE;
            case 1 -> EXPIRE_TAKER;
            case 2 -> EXPIRE_MAKER;
            case 3 -> EXPIRE_BOTH;
            case 4 -> DECREMENT;
            default -> throw new IllegalArgumentException("no self-trade prevention has the code " + code);
        };
    }
}
