package io.aitrading.paper.order;

/** Why an order expired, by the names of the Binance API. */
public enum ExpiryReason {
    /** It was refused when its time to be placed had come: when its stop price was reached or the order before it was filled. */
    REJECTED,
    OCO_TRIGGER,
    OTO_PHASE_ONE_EXPIRED,
    UNFILLED_IOC_QUANTITY_EXPIRED,
    UNFILLED_FOK_ORDER_EXPIRED,
    INSUFFICIENT_LIQUIDITY
}
