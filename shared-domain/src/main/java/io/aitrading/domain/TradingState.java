package io.aitrading.domain;

/** What the platform may send: everything, only what reduces exposure, or nothing but cancels and reductions by hand. */
public enum TradingState {
    ACTIVE,
    REDUCING,
    HALTED
}
