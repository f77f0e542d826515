package io.aitrading.domain;

/** How long an order stays: until cancelled, or what fills at once, or all at once or nothing. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
