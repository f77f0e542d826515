package io.aitrading.trading.backtest;

import org.jspecify.annotations.Nullable;

/** A run that ended before its last bar: cancelled, or its strategy failed. Other runs are not affected. */
public final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a run stopped. */
    public enum Cause {
        CANCELLED,
        STRATEGY_FAILED,
        TOO_MANY_ORDERS,
        OVERFLOW
    }

    private final Cause why;

    public RunStopped(Cause why, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
