package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.analytics.SplitMix;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is searched and how, checked.
 *
 * @param points how many are run
 */
record Search(SearchSpace space, SweepRequest.Search kind, int points, long seed, String measure) {
    static Search of(SweepRequest request, int mostPoints) {
        String measure = Objects.requireNonNullElse(request.measure(), "sharpe");
        if (!Metrics.names().contains(measure)) {
            throw new RequestProblem("measure", "UNKNOWN", "must be one of " + Metrics.names());
        }
        SearchSpace space = new SearchSpace(request.values(), request.ranges());
        SweepRequest.Search kind = Objects.requireNonNullElse(request.search(), SweepRequest.Search.GRID);
        int points = points(request, kind, space.combinations(), mostPoints);
        return new Search(space, kind, points, Objects.requireNonNullElse(request.seed(), 0L), measure);
    }

    private static int points(SweepRequest request, SweepRequest.Search kind, long combinations, int most) {
        if (kind == SweepRequest.Search.GRID) {
            if (combinations > most) {
                throw new RequestProblem("values", "MAXIMUM", "make " + combinations + " points; the limit is " + most);
            }
            return (int) combinations;
        }
        int points = request.points() == null ? 0 : request.points();
        if (points < 1 || points > most) {
            throw new RequestProblem("points", "RANGE", "must be 1 to " + most + ", not " + points);
        }
        return (int) Math.min(points, combinations);
    }

    /** Refuses values that the strategy does not take: all points, or each value once where the points are not known yet. */
    void check(RunPlan plan) {
        boolean any = false;
        for (long combination : kind == SweepRequest.Search.BAYESIAN ? someOfEachValue() : all()) {
            any |= strategy(plan, combination).isPresent();
        }
        if (kind == SweepRequest.Search.BAYESIAN && !any) {
            any = !new BayesianSearch(space, seed, combination -> strategy(plan, combination)
                            .isPresent())
                    .next(List.of(), 1)
                    .isEmpty();
        }
        if (!any) {
            throw new RequestProblem("values", "RELATION", "no combination of them makes a strategy");
        }
    }

    private Collection<Long> someOfEachValue() {
        TreeSet<Long> some = new TreeSet<>();
        long stride = 1;
        for (int size : space.sizes()) {
            for (long position = 0; position < size; position++) {
                some.add(position * stride);
            }
            stride *= size;
        }
        return some;
    }

    /** The strategy of a combination; nothing if a relation such as "fast below slow" does not hold. */
    Optional<Strategy> strategy(RunPlan plan, long combination) {
        try {
            return Optional.of(plan.newStrategy(space.point(combination)));
        } catch (ParameterException e) {
            // Relations leave holes in a grid; wrong values and names do not belong in it.
            if (!e.rule().equals("RELATION")) {
                throw new RequestProblem("values." + e.parameter(), e.rule(), e.problem());
            }
            return Optional.empty();
        }
    }

    /** The combinations of a grid or random search, in order. */
    List<Long> all() {
        List<Long> chosen = new ArrayList<>();
        if (kind == SweepRequest.Search.GRID) {
            for (long i = 0; i < points; i++) {
                chosen.add(i);
            }
            return chosen;
        }
        SplitMix random = new SplitMix(seed);
        TreeSet<Long> drawn = new TreeSet<>();
        if (points == space.combinations()) {
            for (long i = 0; i < points; i++) {
                drawn.add(i);
            }
        }
        while (drawn.size() < points) {
            drawn.add(random.below(space.combinations()));
        }
        chosen.addAll(drawn);
        return chosen;
    }

    /** 1 where more is better, -1 where less is. */
    int direction() {
        return Metrics.direction(measure);
    }
}
