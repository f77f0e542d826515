package io.aitrading.trading.strategy;

/** A parameter that does not exist, has the wrong type, or lies outside its limits. */
public final class ParameterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String rule;
    private final String problem;

    public ParameterException(String parameter, String rule, String problem) {
        super(parameter + " " + problem);
        this.parameter = parameter;
        this.rule = rule;
        this.problem = problem;
    }

    /** Name of the parameter. */
    public String parameter() {
        return parameter;
    }

    /** Which rule was broken: {@code UNKNOWN}, {@code TYPE}, {@code MINIMUM}, {@code MAXIMUM}, {@code RANGE}, {@code CHOICE}, {@code RELATION}. */
    public String rule() {
        return rule;
    }

    /** The rule in words, with the limit. */
    public String problem() {
        return problem;
    }
}
