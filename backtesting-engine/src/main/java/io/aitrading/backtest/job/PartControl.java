package io.aitrading.backtest.job;

import io.aitrading.trading.backtest.RunControl;
import java.util.function.Supplier;

/** How the host watches a part. */
public interface PartControl extends RunControl {
    /** For work outside of jobs: nobody watches. */
    PartControl NONE = new PartControl() {
        @Override
        public <T> T strategy(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long done, long all) {
            // Nobody watches.
        }
    };

    /**
     * Runs work that calls strategies. In it a silence, which is no call of {@link #progress}, that is longer than the
     * limit of an event means that the strategy does not come back: the job fails, and this thread is given up.
     */
    <T> T strategy(Supplier<T> work);

    /** A control for one of many runs in a part: watched and cancelled like the part, but not its progress. */
    default RunControl oneOfMany() {
        PartControl part = this;
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return part.cancelled();
            }

            @Override
            public void progress(long doneBars, long allBars) {
                part.alive();
            }
        };
    }

    /** Says that work goes on, without a figure. */
    default void alive() {}
}
