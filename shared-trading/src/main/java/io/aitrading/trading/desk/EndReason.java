package io.aitrading.trading.desk;

import io.aitrading.trading.book.CancelReason;

/** Why an order ended. */
public enum EndReason {
    FILLED(OrderState.FILLED),
    /** Its owner cancelled it, or the pair it belongs to. */
    REQUESTED(OrderState.CANCELLED),
    /** The other order of its pair filled or was triggered. */
    PAIRED(OrderState.EXPIRED),
    /** Its bracket's entry ended without a fill. */
    ENTRY_ENDED(OrderState.EXPIRED),
    /** Immediate-or-cancel: the part that did not trade at once. */
    IMMEDIATE_REMAINDER(OrderState.EXPIRED),
    /** Fill-or-kill, and the book could not fill it. */
    NOT_FILLABLE(OrderState.EXPIRED),
    /** A market order that exhausted the book. */
    NO_LIQUIDITY(OrderState.EXPIRED),
    /** Self-trade prevention. */
    SELF_TRADE(OrderState.EXPIRED),
    /** Its day or date is over. */
    TIME(OrderState.EXPIRED),
    /** Reduce-only, and there is no position left to reduce. */
    NOTHING_TO_REDUCE(OrderState.EXPIRED),
    /** Post-only, and it would have traded when its condition or its entry brought it to the book. */
    WOULD_TAKE(OrderState.EXPIRED);

    private final OrderState state;

    EndReason(OrderState state) {
        this.state = state;
    }

    /** The state in which such an order ends. */
    public OrderState state() {
        return state;
    }

    static EndReason of(CancelReason reason) {
        return switch (reason) {
            case REQUESTED, REPLACED -> REQUESTED;
            case IMMEDIATE_REMAINDER -> IMMEDIATE_REMAINDER;
            case NOT_FILLABLE -> NOT_FILLABLE;
            case NO_LIQUIDITY -> NO_LIQUIDITY;
            case SELF_TRADE -> SELF_TRADE;
        };
    }
}
