package io.aitrading.backtest.job;

import java.util.List;
import java.util.UUID;

/**
 * One part of a job. Parts of a round are independent of each other; a round begins when all parts before it are done.
 *
 * @param round counted from 0
 * @param index position within the round, from 0
 * @param earlier results of all parts of earlier rounds, in order
 */
public record Part(UUID jobId, String request, UUID owner, int round, int index, List<String> earlier) {
    public Part {
        earlier = List.copyOf(earlier);
    }
}
