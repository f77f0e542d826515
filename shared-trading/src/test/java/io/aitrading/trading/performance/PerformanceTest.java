package io.aitrading.trading.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aHandMadeCurveGivesHandMadeFigures() {
        // Daily returns +10 %, -10 %, +10 %: mean 1/30, deviation (n - 1) sqrt(4/300).
        Performance performance = Performance.of(curve(Duration.ofDays(1), "100", "110", "99", "108.9"));

        assertThat(performance.totalReturn()).isCloseTo(0.089, within(1e-12));
        assertThat(performance.maxDrawdown()).isCloseTo(0.1, within(1e-12));
        double deviation = Math.sqrt(4.0 / 300);
        assertThat(performance.volatility()).isCloseTo(deviation * Math.sqrt(365), within(1e-9));
        assertThat(performance.sharpe()).isCloseTo(1.0 / 30 / deviation * Math.sqrt(365), within(1e-9));
    }

    @Test
    void aDepositIsNoProfit() {
        List<EquityPoint> curve = List.of(point(0, "100", "100"), point(1, "200", "200"), point(2, "220", "200"));

        assertThat(Performance.of(curve).totalReturn()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aFlatOrEmptyCurveHasNoSharpeRatio() {
        assertThat(Performance.of(List.of()).sharpe()).isNull();
        assertThat(Performance.of(curve(Duration.ofMinutes(1), "100", "100", "100"))
                        .sharpe())
                .isNull();
    }

    private static List<EquityPoint> curve(Duration step, String... values) {
        List<EquityPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new EquityPoint(
                    START.plus(step.multipliedBy(i)), new BigDecimal(values[i]), new BigDecimal("100")));
        }
        return points;
    }

    private static EquityPoint point(int day, String equity, String capital) {
        return new EquityPoint(START.plus(Duration.ofDays(day)), new BigDecimal(equity), new BigDecimal(capital));
    }
}
