package io.aitrading.backtest.job;

/** What a finished job is asked for, as JSON texts. */
public record JobOutput(String summary, String trades, String fills, String equity) {
    static final String NOTHING = "[]";

    /** A result that is a summary alone. */
    public static JobOutput of(String summary) {
        return new JobOutput(summary, NOTHING, NOTHING, "{}");
    }
}
