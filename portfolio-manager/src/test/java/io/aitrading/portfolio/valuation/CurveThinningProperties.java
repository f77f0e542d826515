package io.aitrading.portfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.trading.performance.EquityPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurveThinningProperties {
    private static final Comparator<EquityPoint> BY_EQUITY = Comparator.comparing(EquityPoint::equity);

    @Property
    void aThinnedCurveIsSmallEnoughAndKeepsWhatShows(
            @ForAll @Size(max = 700) List<@IntRange(min = -50, max = 50) Integer> steps,
            @ForAll @IntRange(min = 4, max = 120) int most) {
        List<EquityPoint> curve = walk(steps);

        List<EquityPoint> thinned = thinned(curve, most);

        assertThat(thinned).hasSizeLessThanOrEqualTo(most);
        assertThat(curve).containsSubsequence(thinned);
        if (!curve.isEmpty()) {
            assertThat(thinned.getFirst()).isEqualTo(curve.getFirst());
            assertThat(thinned.getLast()).isEqualTo(curve.getLast());
            assertThat(thinned.stream().min(BY_EQUITY).orElseThrow().equity())
                    .isEqualByComparingTo(
                            curve.stream().min(BY_EQUITY).orElseThrow().equity());
            assertThat(thinned.stream().max(BY_EQUITY).orElseThrow().equity())
                    .isEqualByComparingTo(
                            curve.stream().max(BY_EQUITY).orElseThrow().equity());
        }
    }

    @Property
    void aCurveThatFitsStaysWhole(
            @ForAll @Size(max = 100) List<@IntRange(min = -50, max = 50) Integer> steps,
            @ForAll @IntRange(min = 102, max = 300) int most) {
        List<EquityPoint> curve = walk(steps);

        assertThat(thinned(curve, most)).isEqualTo(curve);
    }

    @Test
    void aDipOfOneMinuteInAMonthIsStillSeen() {
        List<Integer> flat = new ArrayList<>(Collections.nCopies(43_200, 0));
        flat.set(20_000, -500);
        flat.set(20_001, 500);

        List<EquityPoint> thinned = thinned(walk(flat), 200);

        assertThat(thinned).hasSizeBetween(50, 200);
        assertThat(thinned).extracting(EquityPoint::equity).contains(BigDecimal.valueOf(500));
    }

    private static List<EquityPoint> thinned(List<EquityPoint> curve, int most) {
        CurveThinning thinning = new CurveThinning(most);
        curve.forEach(thinning::add);
        return thinning.points();
    }

    private static List<EquityPoint> walk(List<Integer> steps) {
        List<EquityPoint> curve = new ArrayList<>();
        long equity = 1_000;
        for (int i = 0; i < steps.size(); i++) {
            equity += steps.get(i);
            curve.add(new EquityPoint(
                    Instant.EPOCH.plusSeconds(60L * i), BigDecimal.valueOf(equity), BigDecimal.valueOf(1_000)));
        }
        return curve;
    }
}
