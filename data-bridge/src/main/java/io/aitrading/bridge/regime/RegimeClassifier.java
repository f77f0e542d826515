package io.aitrading.bridge.regime;

import io.aitrading.bridge.regime.MarketRegime.Activity;
import io.aitrading.bridge.regime.MarketRegime.Trend;
import io.aitrading.domain.Candle;
import java.util.List;

/**
 * Trend by Kaufman's efficiency ratio E = |c(n) - c(0)| / sum |c(i) - c(i-1)|: E of 0.3 or more is a trend in the direction of
 * the change, less is a range. Activity by the ratio of two standard deviations of log returns r(i) = ln(c(i)/c(i-1)), that of the
 * last sixth of the window over that of the whole window: from 1.5 wild, up to 0.67 quiet. Fewer than 30 closed candles: unknown.
 */
public final class RegimeClassifier {
    /** Closed candles that are looked at. */
    public static final int WINDOW = 120;

    private static final int LEAST = 30;
    private static final int RECENT_SHARE = 6;
    private static final double TREND = 0.3;
    private static final double WILD = 1.5;
    private static final double QUIET = 0.67;

    private RegimeClassifier() {}

    /** Judges the last closed candles of a list, oldest first. */
    public static MarketRegime classify(String symbol, String interval, List<Candle> candles) {
        List<Candle> closed = candles.stream().filter(Candle::closed).toList();
        List<Candle> window = closed.subList(Math.max(0, closed.size() - WINDOW), closed.size());
        if (window.size() < LEAST) {
            return new MarketRegime(
                    symbol,
                    interval,
                    window.size(),
                    Trend.UNKNOWN,
                    Activity.UNKNOWN,
                    0,
                    0,
                    0,
                    window.isEmpty() ? null : window.getLast().openTime());
        }
        // The one edge where exact prices become statistics.
        double[] closes = window.stream()
                .mapToDouble(candle -> candle.close().value().doubleValue())
                .toArray();
        double efficiency = efficiency(closes);
        double change = closes[closes.length - 1] - closes[0];
        double[] returns = logReturns(closes);
        double overall = deviation(returns, 0);
        double recent = deviation(returns, returns.length - Math.max(2, returns.length / RECENT_SHARE));
        double ratio = overall == 0 ? 1 : recent / overall;
        Trend trend = efficiency < TREND ? Trend.RANGE : change > 0 ? Trend.UP : Trend.DOWN;
        Activity activity = ratio >= WILD ? Activity.WILD : ratio <= QUIET ? Activity.QUIET : Activity.NORMAL;
        return new MarketRegime(
                symbol,
                interval,
                window.size(),
                trend,
                activity,
                efficiency,
                overall,
                ratio,
                window.getLast().openTime());
    }

    private static double efficiency(double[] closes) {
        double path = 0;
        for (int i = 1; i < closes.length; i++) {
            path += Math.abs(closes[i] - closes[i - 1]);
        }
        return path == 0 ? 0 : Math.abs(closes[closes.length - 1] - closes[0]) / path;
    }

    private static double[] logReturns(double[] closes) {
        double[] returns = new double[closes.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(closes[i + 1] / closes[i]);
        }
        return returns;
    }

    private static double deviation(double[] values, int from) {
        int count = values.length - from;
        double mean = 0;
        for (int i = from; i < values.length; i++) {
            mean += values[i] / count;
        }
        double squares = 0;
        for (int i = from; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (count - 1));
    }
}
