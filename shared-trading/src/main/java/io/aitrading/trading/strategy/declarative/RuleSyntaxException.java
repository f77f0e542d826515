package io.aitrading.trading.strategy.declarative;

/** A condition that cannot be read, with the place of the mistake. */
public final class RuleSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final int position;
    private final String problem;

    RuleSyntaxException(String rule, int position, String problem) {
        super(rule + ": at character " + (position + 1) + ": " + problem);
        this.rule = rule;
        this.position = position;
        this.problem = problem;
    }

    /** Which condition: {@code enterLong}, ... */
    public String rule() {
        return rule;
    }

    /** Counted from 0. */
    public int position() {
        return position;
    }

    public String problem() {
        return problem;
    }
}
