package io.aitrading.backtest.job;

import java.util.List;

/**
 * A job to queue.
 *
 * @param request as text, read again by each part
 * @param rounds how many parts each round has, at least one round of at least one part
 * @param inputSha256 hash of everything the result depends on
 */
public record JobStart(Job.Kind kind, String name, String request, List<Integer> rounds, String inputSha256) {
    private static final int MOST_NAME = 200;

    public JobStart {
        name = name.substring(0, Math.min(MOST_NAME, name.length()));
        rounds = List.copyOf(rounds);
    }

    /** How many parts there are in all. */
    int parts() {
        return rounds.stream().mapToInt(Integer::intValue).sum();
    }
}
