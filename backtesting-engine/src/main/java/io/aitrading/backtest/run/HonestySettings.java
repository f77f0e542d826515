package io.aitrading.backtest.run;

import io.aitrading.backtest.run.BacktestRequest.HonestyChoice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a result is examined.
 *
 * @param paths of the Monte Carlo of trades; 0 for none
 * @param ruin loss of this share of the capital counts as ruin
 * @param signals after how many of the signals the data are cut; 0 for none
 * @param sensitivity whether the neighbourhood of the parameters is run
 */
public record HonestySettings(int paths, long seed, double ruin, int signals, boolean sensitivity) {
    private static final int PATHS = 1_000;
    public static final int MOST_PATHS = 10_000;
    private static final long SEED = 1;
    private static final double RUIN = 0.5;
    private static final int SIGNALS = 10;
    private static final int MOST_SIGNALS = 1_000;
    /** Above this the checks that repeat the run have to be asked for. */
    private static final int BARS_WITHOUT_ASKING = 1_000_000;

    private static final HonestyChoice DEFAULTS = new HonestyChoice(null, null, null, null, null);

    public static HonestySettings of(@Nullable HonestyChoice choice, RunPlan plan) {
        return of(choice, plan.data().getFirst().size());
    }

    /** For the drawing of trades alone: at least one path. */
    public static HonestySettings ofPaths(HonestyChoice choice) {
        HonestySettings settings = of(choice, 0);
        require(settings.paths() > 0, "paths", "must be 1 to " + MOST_PATHS + ", not 0");
        return settings;
    }

    /** With the defaults for a run of so many bars. */
    static HonestySettings of(@Nullable HonestyChoice choice, int bars) {
        HonestyChoice given = choice == null ? DEFAULTS : choice;
        boolean small = bars <= BARS_WITHOUT_ASKING;
        int paths = Objects.requireNonNullElse(given.paths(), PATHS);
        require(paths >= 0 && paths <= MOST_PATHS, "paths", "must be 0 to " + MOST_PATHS + ", not " + paths);
        int signals = Objects.requireNonNullElse(given.signals(), small ? SIGNALS : 0);
        require(
                signals >= 0 && signals <= MOST_SIGNALS,
                "signals",
                "must be 0 to " + MOST_SIGNALS + ", not " + signals);
        double ruin = Objects.requireNonNullElse(given.ruin(), RUIN);
        require(ruin > 0 && ruin <= 1, "ruin", "must be above 0 and at most 1, not " + ruin);
        return new HonestySettings(
                paths,
                Objects.requireNonNullElse(given.seed(), SEED),
                ruin,
                signals,
                Objects.requireNonNullElse(given.sensitivity(), small));
    }

    private static void require(boolean holds, String field, String problem) {
        if (!holds) {
            throw new RequestProblem("honesty." + field, "RANGE", problem);
        }
    }
}
