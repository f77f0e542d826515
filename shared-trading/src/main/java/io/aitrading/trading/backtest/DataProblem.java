package io.aitrading.trading.backtest;

import java.util.Objects;

/** Market data that must not be traded on: unsorted, duplicate, missing, not a number, negative, or impossible. */
public final class DataProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    public DataProblem(String field, String rule, String problem) {
        super(problem);
        this.field = field;
        this.rule = rule;
    }

    /** Where it is, such as {@code bars[17].high}. */
    public String field() {
        return field;
    }

    /** Which rule was broken, such as {@code SORTED}. */
    public String rule() {
        return rule;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
