package io.aitrading.engine.run;

/** A strategy did what ends it; the message is the cause that its owner reads. */
final class StrategyFailure extends Exception {
    StrategyFailure(String message, Throwable cause) {
        super(message, cause);
    }

    StrategyFailure(String message) {
        super(message);
    }
}
