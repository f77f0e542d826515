package io.aitrading.trading.analytics;

import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.ClosedTrade;
import io.aitrading.trading.backtest.EquityCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Key figures of a run. Ratios are yearly, from the returns between bars, without a risk-free rate; a figure that the data
 * cannot give, such as a ratio of nothing, is 0.
 *
 * @param totalReturn final equity over the first, less one
 * @param sharpe mean over deviation of returns (William F. Sharpe, 1966, 1994)
 * @param sortino mean over the deviation of losses alone
 * @param calmar yearly return over the largest drawdown
 * @param profitFactor profits over losses
 * @param expectancy mean profit of a trade
 */
public record Metrics(
        double totalReturn,
        double yearlyReturn,
        double volatility,
        double sharpe,
        double sortino,
        double calmar,
        double maximumDrawdown,
        int trades,
        double winShare,
        double profitFactor,
        double expectancy,
        double bestTrade,
        double worstTrade,
        double skewness,
        double kurtosis) {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    public static Metrics of(BacktestResult result) {
        return of(
                returns(result.equity()),
                barsPerYear(result.equity()),
                total(result),
                result.maximumDrawdown(),
                result.trades());
    }

    /** Of a curve put together from several runs: equity at each bar's close, and the trades in order. */
    public static Metrics of(long[] times, double[] equity, double capital, List<ClosedTrade> trades) {
        double[] returns = new double[Math.max(0, equity.length - 1)];
        double peak = capital;
        double drawdown = 0;
        for (int i = 0; i < equity.length; i++) {
            if (i > 0) {
                returns[i - 1] = equity[i - 1] <= 0 ? 0 : equity[i] / equity[i - 1] - 1;
            }
            peak = Math.max(peak, equity[i]);
            drawdown = Math.max(drawdown, (peak - equity[i]) / peak);
        }
        double total = equity.length == 0 ? 0 : equity[equity.length - 1] / capital - 1;
        double perYear = times.length < 2 ? 0 : (times.length - 1) * YEAR_MILLIS / (times[times.length - 1] - times[0]);
        return of(returns, perYear, total, drawdown, trades);
    }

    private static Metrics of(
            double[] returns, double barsPerYear, double total, double maximumDrawdown, List<ClosedTrade> trades) {
        Moments moments = Moments.of(returns);
        double years = barsPerYear > 0 ? (returns.length + 1) / barsPerYear : 0;
        double yearly = years > 0 && total > -1 ? StrictMath.pow(1 + total, 1 / years) - 1 : 0;
        double scale = Math.sqrt(barsPerYear);
        return new Metrics(
                total,
                finite(yearly),
                moments.deviation() * scale,
                ratio(moments.mean(), moments.deviation()) * scale,
                ratio(moments.mean(), downside(returns)) * scale,
                ratio(yearly, maximumDrawdown),
                maximumDrawdown,
                trades.size(),
                ratio(
                        trades.stream()
                                .filter(trade -> trade.profit() > 0)
                                .mapToDouble(trade -> 1)
                                .sum(),
                        trades.size()),
                ratio(sum(trades, 1), sum(trades, -1)),
                trades.stream().mapToDouble(ClosedTrade::profit).average().orElse(0),
                trades.stream().mapToDouble(ClosedTrade::profit).max().orElse(0),
                trades.stream().mapToDouble(ClosedTrade::profit).min().orElse(0),
                moments.skewness(),
                moments.kurtosis());
    }

    private static double total(BacktestResult result) {
        EquityCurve equity = result.equity();
        if (equity.size() == 0) {
            return 0;
        }
        double start = result.money().value(equity.units(0));
        return start == 0 ? 0 : result.finalEquity().doubleValue() / start - 1;
    }

    /** Relative changes of equity from bar to bar. */
    public static double[] returns(EquityCurve equity) {
        double[] returns = new double[Math.max(0, equity.size() - 1)];
        for (int i = 1; i < equity.size(); i++) {
            double before = (double) equity.units(i - 1);
            returns[i - 1] = before <= 0 ? 0 : equity.units(i) / before - 1;
        }
        return returns;
    }

    /** How many bars of this curve make a year. */
    public static double barsPerYear(EquityCurve equity) {
        if (equity.size() < 2) {
            return 0;
        }
        double span = (double) (equity.timeMillis(equity.size() - 1) - equity.timeMillis(0));
        return (equity.size() - 1) * YEAR_MILLIS / span;
    }

    private static double downside(double[] returns) {
        double squares = 0;
        for (double change : returns) {
            squares += change < 0 ? change * change : 0;
        }
        return returns.length == 0 ? 0 : Math.sqrt(squares / returns.length);
    }

    private static double sum(List<ClosedTrade> trades, int sign) {
        return trades.stream()
                .mapToDouble(trade -> Math.max(0, sign * trade.profit()))
                .sum();
    }

    private static double ratio(double numerator, double denominator) {
        return denominator > 0 ? finite(numerator / denominator) : 0;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** Names of the figures, as {@link #asMap()} has them. */
    public static Set<String> names() {
        return NONE.asMap().keySet();
    }

    /** A figure by one of {@link #names()}. */
    public double figure(String name) {
        if (asMap().get(name) instanceof Number figure) {
            return figure.doubleValue();
        }
        throw new IllegalArgumentException("no figure named " + name);
    }

    /** 1 for figures of which more is better, -1 for those of which less is. */
    public static int direction(String name) {
        return LESS_IS_BETTER.contains(name) ? -1 : 1;
    }

    private static final Set<String> LESS_IS_BETTER = Set.of("volatility", "maximumDrawdown", "kurtosis");

    private static final Metrics NONE = new Metrics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("totalReturn", totalReturn);
        map.put("yearlyReturn", yearlyReturn);
        map.put("volatility", volatility);
        map.put("sharpe", sharpe);
        map.put("sortino", sortino);
        map.put("calmar", calmar);
        map.put("maximumDrawdown", maximumDrawdown);
        map.put("trades", trades);
        map.put("winShare", winShare);
        map.put("profitFactor", profitFactor);
        map.put("expectancy", expectancy);
        map.put("bestTrade", bestTrade);
        map.put("worstTrade", worstTrade);
        map.put("skewness", skewness);
        map.put("kurtosis", kurtosis);
        return map;
    }
}
