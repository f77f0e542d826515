package io.aitrading.trading.backtest;

/** A setting of a run outside its limits. */
public final class SettingsProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;
    private final String problem;

    public SettingsProblem(String field, String rule, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.rule = rule;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    /** The rule in words, with the limit. */
    public String problem() {
        return problem;
    }
}
