package io.aitrading.trading.strategy;

/** An opinion about one symbol, given whatever the position is; the host turns it into an order, or not. */
public enum Signal {
    ENTER_LONG,
    EXIT_LONG,
    ENTER_SHORT,
    EXIT_SHORT
}
