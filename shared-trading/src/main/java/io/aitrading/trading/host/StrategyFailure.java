package io.aitrading.trading.host;

/** A strategy did what ends it; the message is the cause that its owner reads. */
public final class StrategyFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public StrategyFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public StrategyFailure(String message) {
        super(message);
    }
}
