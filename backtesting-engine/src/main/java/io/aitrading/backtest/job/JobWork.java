package io.aitrading.backtest.job;

import java.util.List;
import java.util.UUID;

/** What a kind of job does. */
public interface JobWork {
    Job.Kind kind();

    /** Does one part and gives its result as text. Deterministic: the same part always gives the same text. */
    String part(Part part, PartControl control);

    /** Puts the results of all parts together. Quick: it runs inside a transaction. */
    JobOutput finish(String request, UUID owner, List<String> parts);
}
