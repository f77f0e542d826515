package io.aitrading.engine;

import io.aitrading.web.ErrorCode;

/** The errors of this service. */
public enum EngineErrorCode implements ErrorCode {
    UNKNOWN_STRATEGY(422, "The catalogue has no strategy of this name", false),
    BAD_PARAMETER(422, "A parameter of the strategy breaks a rule", false),
    UNKNOWN_SYMBOL(422, "The symbol is not followed", false),
    UNSUPPORTED_STRATEGY(422, "The strategy cannot run live", false),
    STRATEGY_EXISTS(409, "The id belongs to another strategy", false),
    STRATEGY_ACTIVE(409, "The strategy must be stopped first", false),
    STRATEGY_HOLDS_POSITION(409, "The strategy holds a position or has orders in the book", false),
    WRONG_STATE(409, "The strategy's state does not allow this", false),
    TOO_MANY_STRATEGIES(409, "The user has as many strategies as allowed", false),
    ENGINE_BUSY(503, "An order is being settled", true),
    ENGINE_NOT_READY(503, "The engine has not read its last state yet", true),
    TOO_MANY_READERS(503, "Too many requests wait", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    EngineErrorCode(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
