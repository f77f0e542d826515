package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.trading.backtest.BarSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a walk-forward, in bars of the first symbol.
 *
 * @param from first bar to optimise on
 * @param split first bar to trade, which is the first not to optimise on
 * @param to first bar after the traded ones
 */
record Window(int from, int split, int to) {
    private static final int LEAST_IN_SAMPLE = 2;
    private static final int MOST_WINDOWS = 1_000;

    static List<Window> of(WalkForwardRequest request, int bars) {
        int in = length(request.inSampleBars(), "inSampleBars", LEAST_IN_SAMPLE, bars - 1);
        int out = length(request.outOfSampleBars(), "outOfSampleBars", 1, bars - in);
        int warmUp = Objects.requireNonNullElse(request.warmUpBars(), 0);
        if (warmUp < 0 || warmUp > in) {
            throw new RequestProblem("warmUpBars", "RANGE", "must be 0 to inSampleBars, which is " + in);
        }
        if ((bars - in + out - 1) / out > MOST_WINDOWS) {
            throw new RequestProblem(
                    "outOfSampleBars",
                    "MINIMUM",
                    "makes " + (bars - in + out - 1) / out + " windows; the limit is " + MOST_WINDOWS);
        }
        boolean anchored = request.mode() == WalkForwardRequest.Mode.ANCHORED;
        List<Window> windows = new ArrayList<>();
        for (int split = in; split < bars; split += out) {
            windows.add(new Window(anchored ? 0 : split - in, split, Math.min(bars, split + out)));
        }
        return windows;
    }

    private static int length(@Nullable Integer given, String field, int least, int most) {
        if (given == null) {
            throw new RequestProblem(field, "REQUIRED", "is missing");
        }
        if (given < least || given > most) {
            throw new RequestProblem(field, "RANGE", "must be " + least + " to " + most + ", not " + given);
        }
        return given;
    }

    /** The bars to optimise on, of all symbols. */
    List<BarSeries> inSample(List<BarSeries> data) {
        return DataCut.between(data, data.getFirst().timeMillis(from), time(data, split));
    }

    /** The bars to trade and so many before them, of all symbols. */
    List<BarSeries> outOfSample(List<BarSeries> data, int warmUp) {
        return DataCut.between(data, data.getFirst().timeMillis(split - warmUp), time(data, to));
    }

    /** Refuses a window in which a second symbol has no bars. */
    void check(List<BarSeries> data) {
        if (!DataCut.hasBars(data, data.getFirst().timeMillis(from), time(data, split))
                || !DataCut.hasBars(data, data.getFirst().timeMillis(split), time(data, to))) {
            throw new RequestProblem(
                    "base.secondData", "PERIOD", "has no bars in the window of bars " + from + " to " + to);
        }
    }

    private static long time(List<BarSeries> data, int bar) {
        BarSeries first = data.getFirst();
        return bar < first.size() ? first.timeMillis(bar) : Long.MAX_VALUE;
    }
}
