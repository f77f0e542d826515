package io.aitrading.trading.backtest;

/** How the host watches and stops a run. Called every few thousand bars. */
public interface RunControl {
    /** Lets a run go to its end unseen. */
    RunControl NONE = new RunControl() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long doneBars, long allBars) {
            // Nobody watches.
        }
    };

    boolean cancelled();

    void progress(long doneBars, long allBars);
}
