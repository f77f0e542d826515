package io.aitrading.trading.risk;

/** Every rule of the gate. Their names are part of the API: they stand in events, answers and dossiers. */
public enum RiskRule {
    /** Only reductions unless trading is ACTIVE. */
    TRADING_STATE,
    /** An order marked reduce-only reduces. */
    REDUCE_ONLY,
    /** Price times quantity of this order. */
    ORDER_NOTIONAL,
    /** Price times absolute position if this order and all open ones on its side filled. */
    POSITION_NOTIONAL,
    /** Loss since 00:00 UTC. */
    DAILY_LOSS,
    /** Fall of equity from its peak. */
    DRAWDOWN,
    /** Distance of the limit price from the last trade. */
    PRICE_COLLAR,
    /** Orders in the last 60 s, this one included. */
    ORDER_RATE,
    /** Open orders, this one included. */
    OPEN_ORDERS,
    /** Share of equity in the symbol if this order and all open ones on its side filled. */
    CONCENTRATION,
    /** What the order pays with is there. */
    SUFFICIENT_BALANCE
}
