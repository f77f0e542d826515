package io.aitrading.backtest.job;

import io.aitrading.trading.backtest.RunControl;
import java.util.List;
import java.util.UUID;

/** What a kind of job does. */
public interface JobWork {
    Job.Kind kind();

    /** Does one part and gives its result as text. Deterministic: the same part always gives the same text. */
    String part(String request, UUID owner, int number, int units, RunControl control);

    /** Puts the parts together. */
    JobOutput finish(String request, UUID owner, List<String> parts);
}
