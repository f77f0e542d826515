package io.aitrading.trading.performance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures made from an equity curve. Statistics, hence binary floating point; money stays exact in the curve itself.
 *
 * @param totalReturn product of the periods' returns minus one, as a fraction; deposits do not count as return (time-weighted
 *     return, CFA Institute, Global Investment Performance Standards, 2020)
 * @param volatility standard deviation of the periods' returns (n - 1), times the root of periods in a year of 365 days
 * @param sharpe mean over standard deviation of the periods' returns, annualised the same way, risk-free rate zero (Sharpe, "The
 *     Sharpe Ratio", Journal of Portfolio Management, 1994); absent with fewer than two periods or without any variation
 * @param maxDrawdown largest fall from a peak of the growth of one unit, as a fraction
 */
public record Performance(
        int points, double totalReturn, double volatility, @Nullable Double sharpe, double maxDrawdown) {
    private static final double SECONDS_PER_YEAR = Duration.ofDays(365).toSeconds();

    /** From points in time order; fewer than two give zeros. */
    public static Performance of(List<EquityPoint> curve) {
        List<Double> returns = returns(curve);
        double growth = 1;
        double peak = 1;
        double drawdown = 0;
        for (double one : returns) {
            growth *= 1 + one;
            peak = Math.max(peak, growth);
            drawdown = Math.max(drawdown, 1 - growth / peak);
        }
        double periodsPerYear = periodsPerYear(curve);
        double mean =
                returns.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double deviation = deviation(returns, mean);
        Double sharpe = deviation > 0 ? mean / deviation * Math.sqrt(periodsPerYear) : null;
        return new Performance(curve.size(), growth - 1, deviation * Math.sqrt(periodsPerYear), sharpe, drawdown);
    }

    /** Return of each period on what was there at its start, with what came in during the period taken out. */
    private static List<Double> returns(List<EquityPoint> curve) {
        List<Double> returns = new ArrayList<>();
        for (int i = 1; i < curve.size(); i++) {
            EquityPoint before = curve.get(i - 1);
            EquityPoint now = curve.get(i);
            if (before.equity().signum() > 0) {
                BigDecimal flow = now.capital().subtract(before.capital());
                BigDecimal gain = now.equity().subtract(flow).subtract(before.equity());
                returns.add(gain.doubleValue() / before.equity().doubleValue());
            }
        }
        return returns;
    }

    private static double deviation(List<Double> returns, double mean) {
        if (returns.size() < 2) {
            return 0;
        }
        double squares = 0;
        for (double one : returns) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares / (returns.size() - 1));
    }

    private static double periodsPerYear(List<EquityPoint> curve) {
        if (curve.size() < 2) {
            return 0;
        }
        double seconds =
                Duration.between(curve.getFirst().at(), curve.getLast().at()).toSeconds();
        return seconds > 0 ? SECONDS_PER_YEAR * (curve.size() - 1) / seconds : 0;
    }
}
