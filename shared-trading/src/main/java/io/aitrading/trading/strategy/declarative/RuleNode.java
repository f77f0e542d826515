package io.aitrading.trading.strategy.declarative;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.StrategyState;

/** A part of a condition. Every part takes every bar, needed or not, so that indicators never miss one. */
abstract class RuleNode {
    /** What a part yields. Truth is 1 and 0; a part that is still warming up is NaN, and no comparison with it is true. */
    enum Kind {
        NUMBER,
        TRUTH
    }

    private final Kind kind;

    RuleNode(Kind kind) {
        this.kind = kind;
    }

    final Kind kind() {
        return kind;
    }

    abstract double next(Bars bars);

    /** Writes what the part and its own parts remember. */
    void save(StrategyState state) {
        // Most parts remember nothing.
    }

    void restore(StrategyState state) {
        // Most parts remember nothing.
    }
}
