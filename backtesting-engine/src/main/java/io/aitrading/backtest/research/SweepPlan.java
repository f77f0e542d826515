package io.aitrading.backtest.research;

import io.aitrading.backtest.research.BayesianSearch.Seen;
import io.aitrading.backtest.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A sweep's points in rounds: one round for a grid or random search, several for one that learns; and a last one that
 * looks at the best point. It depends on the request alone, so that engines need not agree on anything.
 */
record SweepPlan(RunPlan plan, Search search) {
    private static final int LEAST_AT_ONCE = 4;
    private static final int MOST_AT_ONCE = 32;
    private static final int LEARNING_ROUNDS = 25;

    /** How many points each round of the search has. */
    private List<Integer> roundPoints() {
        if (search.kind() != SweepRequest.Search.BAYESIAN) {
            return List.of(search.points());
        }
        int atOnce = Math.clamp(search.points() / LEARNING_ROUNDS, LEAST_AT_ONCE, MOST_AT_ONCE);
        List<Integer> rounds = new ArrayList<>();
        int first = Math.max(atOnce, 2 * (search.space().names().size() + 1));
        for (int left = search.points(); left > 0; left -= rounds.getLast()) {
            rounds.add(Math.min(left, rounds.isEmpty() ? first : atOnce));
        }
        return rounds;
    }

    private int pointsAPart(int round) {
        int points = roundPoints().get(round);
        return search.kind() == SweepRequest.Search.BAYESIAN ? (points + 3) / 4 : PointRows.pointsAPart(points);
    }

    /** How many parts each round has, the last look included. */
    List<Integer> rounds() {
        List<Integer> rounds = new ArrayList<>();
        for (int round = 0; round < roundPoints().size(); round++) {
            int each = pointsAPart(round);
            rounds.add((roundPoints().get(round) + each - 1) / each);
        }
        rounds.add(1);
        return rounds;
    }

    boolean isLast(int round) {
        return round == roundPoints().size();
    }

    /** The combinations that a part runs. */
    List<Long> combinations(int round, int index, List<String> earlier) {
        List<Long> ofRound = search.kind() == SweepRequest.Search.BAYESIAN
                ? new BayesianSearch(search.space(), search.seed(), combination -> search.strategy(plan, combination)
                                .isPresent())
                        .next(seen(earlier), roundPoints().get(round))
                : search.all();
        return PointRows.stretch(ofRound, index, pointsAPart(round));
    }

    private List<Seen> seen(List<String> earlier) {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode row : PointRows.read(earlier)) {
            if (row.has("metrics")) {
                double value = row.get("metrics").get(search.measure()).asDouble();
                seen.add(new Seen(row.get("point").asLong(), search.direction() * value));
            }
        }
        return seen;
    }
}
