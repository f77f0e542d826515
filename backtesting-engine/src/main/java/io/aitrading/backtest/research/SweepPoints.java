package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RequestProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** The points of a sweep, in an order that depends on the request alone. */
final class SweepPoints {
    private final List<String> names = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();
    private final List<Long> chosen = new ArrayList<>();

    SweepPoints(SweepRequest request, int mostPoints) {
        Map<String, List<Object>> given = request.values() == null ? Map.of() : request.values();
        if (given.isEmpty()) {
            throw new RequestProblem("values", "REQUIRED", "must name at least one parameter and its values");
        }
        long combinations = 1;
        for (Map.Entry<String, List<Object>> entry : new TreeMap<>(given).entrySet()) {
            if (entry.getValue() == null || entry.getValue().isEmpty()) {
                throw new RequestProblem("values." + entry.getKey(), "NOT_EMPTY", "must have at least one value");
            }
            names.add(entry.getKey());
            values.add(entry.getValue());
            long size = entry.getValue().size();
            combinations = combinations > Long.MAX_VALUE / size ? Long.MAX_VALUE : combinations * size;
        }
        choose(request, combinations, mostPoints);
    }

    private void choose(SweepRequest request, long combinations, int mostPoints) {
        if (request.search() != SweepRequest.Search.RANDOM) {
            if (combinations > mostPoints) {
                throw new RequestProblem(
                        "values", "MAXIMUM", "make " + combinations + " points; the limit is " + mostPoints);
            }
            for (long i = 0; i < combinations; i++) {
                chosen.add(i);
            }
            return;
        }
        int points = request.points() == null ? 0 : request.points();
        if (points < 1 || points > mostPoints) {
            throw new RequestProblem("points", "RANGE", "must be 1 to " + mostPoints + ", not " + points);
        }
        SplittableRandom random = new SplittableRandom(request.seed() == null ? 0 : request.seed());
        TreeSet<Long> drawn = new TreeSet<>();
        while (drawn.size() < Math.min(points, combinations)) {
            drawn.add(random.nextLong(combinations));
        }
        chosen.addAll(drawn);
    }

    int size() {
        return chosen.size();
    }

    /** The changed parameters of one point. */
    Map<String, Object> get(int index) {
        long combination = chosen.get(index);
        Map<String, Object> point = new TreeMap<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            int size = values.get(i).size();
            point.put(names.get(i), values.get(i).get((int) (combination % size)));
            combination /= size;
        }
        return point;
    }
}
