package io.aitrading.backtest.run;

/** A request that cannot be run: which field, which rule, and the limit in words. */
public final class RequestProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;
    private final String problem;

    public RequestProblem(String field, String rule, String problem) {
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

    public String problem() {
        return problem;
    }
}
