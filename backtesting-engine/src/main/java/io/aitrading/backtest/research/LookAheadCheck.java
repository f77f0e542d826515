package io.aitrading.backtest.research;

import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.research.DecisionLog.Step;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.RunStopped;
import io.aitrading.trading.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds strategies that know the future: the run is repeated with the data cut right after a signal, and whatever was
 * decided up to it must be decided again. After the cut stands one flat bar, so that an end of data gives nothing away. A
 * repetition on all data must give the same run: a strategy that remembers an earlier run, or throws dice, does not.
 */
final class LookAheadCheck {
    private final BacktestSettings settings;
    private final List<BarSeries> data;
    private final Maker maker;
    private final PartControl control;

    /** Makes a fresh strategy for data that it may look at as a whole, as strategies with prepared columns do. */
    interface Maker {
        Strategy make(List<BarSeries> data);
    }

    /**
     * What came out.
     *
     * @param signals bars at which the strategy decided something
     * @param checked after how many of them the data were cut
     * @param repeatable whether the same run came out again
     * @param firstDifference the earliest decision that was not made again, if any
     */
    record Verdict(int signals, int checked, boolean repeatable, @Nullable Difference firstDifference) {
        boolean clean() {
            return repeatable && firstDifference == null;
        }

        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("clean", clean());
            map.put("signals", signals);
            map.put("checked", checked);
            map.put("repeatable", repeatable);
            Difference found = firstDifference;
            if (found != null) {
                map.put("cutAtMs", found.cutAtMillis());
                map.put("withAllData", found.withAllData());
                map.put("withDataCut", found.withDataCut());
            }
            return map;
        }
    }

    /** A decision that depends on bars after the cut. */
    record Difference(long cutAtMillis, String withAllData, String withDataCut) {}

    LookAheadCheck(BacktestSettings settings, List<BarSeries> data, Maker maker, PartControl control) {
        this.settings = settings.withoutEquity();
        this.data = data;
        this.maker = maker;
        this.control = control;
    }

    /**
     * Checks a run.
     *
     * @param result what it gave
     * @param most after how many signals at most the data are cut, evenly spread over all of them
     */
    Verdict of(BacktestResult result, int most) {
        DecisionLog all = new DecisionLog(Long.MAX_VALUE);
        BacktestResult again = run(data, all);
        List<Step> steps = chosen(all.steps(), most);
        Difference first = null;
        for (int i = 0; i < steps.size() && first == null; i++) {
            first = difference(all, steps.get(i));
        }
        return new Verdict(all.steps().size(), steps.size(), again.sha256().equals(result.sha256()), first);
    }

    private static List<Step> chosen(List<Step> steps, int most) {
        if (steps.size() <= most) {
            return steps;
        }
        List<Step> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(steps.get((int) ((long) i * steps.size() / most)));
        }
        return chosen;
    }

    private @Nullable Difference difference(DecisionLog all, Step step) {
        List<String> expected = all.decisions().subList(0, step.decisions());
        DecisionLog cut = new DecisionLog(step.call());
        String end = "nothing";
        try {
            run(DataCut.after(data, step.timeMillis()), cut);
        } catch (RunStopped e) {
            if (e.why() == RunStopped.Cause.CANCELLED) {
                throw e;
            }
            if (!cut.complete()) {
                end = String.valueOf(e.getMessage());
            }
        }
        List<String> got = cut.decisions();
        if (expected.equals(got)) {
            return null;
        }
        int at = 0;
        while (at < expected.size() && at < got.size() && expected.get(at).equals(got.get(at))) {
            at++;
        }
        return new Difference(
                step.timeMillis(),
                at < expected.size() ? expected.get(at) : "nothing",
                at < got.size() ? got.get(at) : end);
    }

    private BacktestResult run(List<BarSeries> bars, DecisionLog log) {
        return control.strategy(() -> Backtest.run(settings, bars, log.around(maker.make(bars)), control.oneOfMany()));
    }
}
