package io.aitrading.backtest.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.backtest.research.BayesianSearch.Seen;
import io.aitrading.backtest.run.RequestProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BayesianSearchTest {
    private static final SearchSpace SPACE =
            new SearchSpace(null, Map.of("x", range("0", "60", "1"), "y", range("0", "60", "1")));

    private static ParameterRange range(String from, String to, String step) {
        return new ParameterRange(new BigDecimal(from), new BigDecimal(to), new BigDecimal(step));
    }

    /** One hill at 17, 44; 0 at its top. */
    private static double hill(long combination) {
        Map<String, Object> point = SPACE.point(combination);
        double x = Double.parseDouble(point.get("x").toString()) - 17;
        double y = Double.parseDouble(point.get("y").toString()) - 44;
        return -(x * x + y * y);
    }

    private static List<Seen> search(long seed) {
        BayesianSearch search = new BayesianSearch(SPACE, seed, combination -> true);
        List<Seen> seen = new ArrayList<>();
        while (seen.size() < 60) {
            List<Seen> added = search.next(seen, seen.isEmpty() ? 12 : 4).stream()
                    .map(combination -> new Seen(combination, hill(combination)))
                    .toList();
            seen.addAll(added);
        }
        return seen;
    }

    @Test
    void findsTheTopOfAHillInSixtyOf3721Points() {
        for (long seed = 1; seed <= 3; seed++) {
            double best = search(seed).stream().mapToDouble(Seen::value).max().orElseThrow();
            assertThat(best).as("seed " + seed).isGreaterThanOrEqualTo(-2);
        }
    }

    @Test
    void theSameSeedGivesTheSamePointsAndNoneTwice() {
        List<Seen> one = search(5);
        assertThat(search(5)).isEqualTo(one);
        assertThat(new HashSet<>(one)).hasSameSizeAs(one);
        assertThat(search(6)).isNotEqualTo(one);
    }

    @Test
    void pointsThatMakeNoStrategyAreNotProposed() {
        BayesianSearch search = new BayesianSearch(SPACE, 1, combination -> combination % 2 == 0);
        List<Long> first = search.next(List.of(), 10);
        List<Long> next = search.next(
                first.stream().map(point -> new Seen(point, hill(point))).toList(), 10);
        assertThat(first).hasSize(10).allMatch(point -> point % 2 == 0);
        assertThat(next).hasSize(10).allMatch(point -> point % 2 == 0).doesNotContainAnyElementsOf(first);
    }

    @Test
    void wordsAreAsFarFromEachOtherAsTheEndsOfAnAxis() {
        SearchSpace words = new SearchSpace(Map.of("average", List.of("sma", "ema", "wma")), null);
        double[] one = words.place(0);
        double[] other = words.place(2);
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        assertThat(squares).isCloseTo(1, within(1e-12));
    }

    @Test
    void rangesHaveBothEndsAndLimits() {
        assertThat(range("0.5", "1.1", "0.25").values("ranges.x")).containsExactly("0.5", "0.75", "1");
        for (ParameterRange bad : List.of(
                range("1", "0", "1"),
                range("0", "1", "0"),
                range("0", "1", "1E-30"),
                new ParameterRange(null, BigDecimal.ONE, null),
                new ParameterRange(BigDecimal.ZERO, new BigDecimal("1E+999999999"), null))) {
            assertThatThrownBy(() -> bad.values("ranges.x"))
                    .isInstanceOf(RequestProblem.class)
                    .hasMessageStartingWith("ranges.x");
        }
    }
}
