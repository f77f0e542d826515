package io.aitrading.backtest.research;

import io.aitrading.trading.analytics.GaussianProcess;
import io.aitrading.trading.analytics.Moments;
import io.aitrading.trading.analytics.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Where to look next: at the place whose expected improvement over the best so far is largest, under a Gaussian process
 * of what was seen (Jones, Schonlau, Welch, Efficient Global Optimization, Journal of Global Optimization 13, 1998).
 * Several places at once by believing the process's own guess of each (Ginsbourger, Le Riche, Carraro, Kriging Is
 * Well-Suited to Parallelize Optimization, 2010). The same observations and seed give the same places.
 */
final class BayesianSearch {
    /** The cost grows with the cube: of more observations the best and the latest are used. */
    private static final int MOST_OBSERVATIONS = 160;

    private static final int MOST_CANDIDATES = 512;
    private static final int BEST_WITH_NEIGHBOURS = 5;
    private static final int DRAWS_A_POINT = 200;

    private final SearchSpace space;
    private final long seed;
    private final LongPredicate valid;

    /** @param valid which combinations make a strategy */
    BayesianSearch(SearchSpace space, long seed, LongPredicate valid) {
        this.space = space;
        this.seed = seed;
        this.valid = valid;
    }

    /** A combination that was run, and how good it was: more is better. */
    record Seen(long combination, double value) {}

    /** The next combinations; fewer than asked for when hardly any are left. */
    List<Long> next(List<Seen> seen, int count) {
        Set<Long> known = new HashSet<>();
        seen.forEach(one -> known.add(one.combination()));
        SplitMix random = new SplitMix(seed + seen.size());
        if (seen.isEmpty()) {
            return new ArrayList<>(drawn(known, count, random));
        }
        List<Seen> used = used(seen);
        List<Long> candidates = candidates(used, known, random);
        double[] values = standardised(used);
        double[][] places = new double[values.length][];
        for (int i = 0; i < places.length; i++) {
            places[i] = space.place(used.get(i).combination());
        }
        GaussianProcess process = GaussianProcess.fit(places, values);
        List<Long> chosen = new ArrayList<>();
        while (chosen.size() < count && !candidates.isEmpty()) {
            long best = mostPromising(
                    process, candidates, Arrays.stream(values).max().orElseThrow());
            candidates.remove(best);
            chosen.add(best);
            places = Arrays.copyOf(places, places.length + 1);
            values = Arrays.copyOf(values, places.length);
            places[places.length - 1] = space.place(best);
            values[places.length - 1] = process.at(space.place(best)).mean();
            process = process.with(places, values);
        }
        return chosen;
    }

    private static List<Seen> used(List<Seen> seen) {
        if (seen.size() <= MOST_OBSERVATIONS) {
            return seen;
        }
        LinkedHashSet<Seen> used = new LinkedHashSet<>(best(seen, MOST_OBSERVATIONS / 2));
        for (int i = seen.size() - 1; used.size() < MOST_OBSERVATIONS; i--) {
            used.add(seen.get(i));
        }
        return List.copyOf(used);
    }

    private static List<Seen> best(List<Seen> seen, int count) {
        return seen.stream()
                .sorted(Comparator.comparingDouble(Seen::value).reversed().thenComparing(Seen::combination))
                .limit(count)
                .toList();
    }

    private List<Long> candidates(List<Seen> used, Set<Long> known, SplitMix random) {
        Set<Long> candidates = new LinkedHashSet<>();
        for (Seen one : best(used, BEST_WITH_NEIGHBOURS)) {
            for (long neighbour : space.neighbours(one.combination())) {
                if (!known.contains(neighbour) && valid.test(neighbour)) {
                    candidates.add(neighbour);
                }
            }
        }
        candidates.addAll(
                space.combinations() <= MOST_CANDIDATES ? unknown(known) : drawn(known, MOST_CANDIDATES, random));
        return new ArrayList<>(candidates);
    }

    /** All combinations of a small space that were not run yet. */
    private Set<Long> unknown(Set<Long> known) {
        Set<Long> unknown = new LinkedHashSet<>();
        for (long i = 0; i < space.combinations(); i++) {
            if (!known.contains(i) && valid.test(i)) {
                unknown.add(i);
            }
        }
        return unknown;
    }

    /** Combinations not run yet, drawn evenly. */
    private Set<Long> drawn(Set<Long> known, int count, SplitMix random) {
        Set<Long> drawn = new LinkedHashSet<>();
        for (int i = 0; i < count * DRAWS_A_POINT && drawn.size() < count; i++) {
            long combination = random.below(space.combinations());
            if (!known.contains(combination) && valid.test(combination)) {
                drawn.add(combination);
            }
        }
        return drawn;
    }

    private static double[] standardised(List<Seen> seen) {
        double[] values = seen.stream().mapToDouble(Seen::value).toArray();
        Moments moments = Moments.of(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = moments.deviation() > 0 ? (values[i] - moments.mean()) / moments.deviation() : 0;
        }
        return values;
    }

    private long mostPromising(GaussianProcess process, List<Long> candidates, double best) {
        long chosen = candidates.getFirst();
        double most = -1;
        for (long candidate : candidates) {
            double improvement = process.at(space.place(candidate)).improvementOver(best);
            if (improvement > most) {
                most = improvement;
                chosen = candidate;
            }
        }
        return chosen;
    }
}
