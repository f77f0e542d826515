package io.aitrading.backtest.run;

import io.aitrading.backtest.run.BacktestRequest.LatencyChoice;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.depth.LatencyModel;
import io.aitrading.trading.depth.RecordedLatency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the latency of a request into its model. */
final class LatencyReader {
    private static final long MILLI = 1_000_000;
    private static final long MOST_MILLIS = 86_400_000;
    private static final int MOST_ROWS = 100_000;
    private static final int CELLS = 3;

    private LatencyReader() {}

    static LatencyModel read(BacktestRequest request) {
        LatencyChoice choice = request.latency();
        if (choice == null) {
            return new FixedLatency(nanos("latencyMillis", request.latencyMillis(), MILLI), 0);
        }
        FeedPlanner.refuse("latencyMillis", request.latencyMillis(), "EXACTLY_ONE", "is in latency already");
        long entry = oneOf("entry", choice.entryMillis(), choice.entryNanos());
        long response = oneOf("response", choice.responseMillis(), choice.responseNanos());
        List<List<Long>> recorded = choice.recorded();
        if (recorded == null) {
            return new FixedLatency(entry, response);
        }
        if (choice.entryMillis() != null
                || choice.entryNanos() != null
                || choice.responseMillis() != null
                || choice.responseNanos() != null) {
            throw new RequestProblem("latency.recorded", "EXACTLY_ONE", "must stand alone");
        }
        return recorded(recorded);
    }

    private static long oneOf(String way, @Nullable Long millis, @Nullable Long nanos) {
        if (millis != null && nanos != null) {
            throw new RequestProblem(
                    "latency." + way + "Nanos", "EXACTLY_ONE", "must not stand beside " + way + "Millis");
        }
        return nanos == null
                ? nanos("latency." + way + "Millis", millis, MILLI)
                : nanos("latency." + way + "Nanos", nanos, 1);
    }

    private static long nanos(String field, @Nullable Long count, long unit) {
        return nanos(field, count, unit, MOST_MILLIS * MILLI / unit);
    }

    private static long nanos(String field, @Nullable Long count, long unit, long most) {
        if (count != null && (count < 0 || count > most)) {
            throw new RequestProblem(field, "RANGE", "must be 0 to " + most + ", not " + count);
        }
        return count == null ? 0 : count * unit;
    }

    private static LatencyModel recorded(List<List<Long>> rows) {
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw new RequestProblem("latency.recorded", "SIZE", "must be 1 to " + MOST_ROWS + " rows");
        }
        long[][] columns = new long[CELLS][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            String field = "latency.recorded[" + i + "]";
            List<Long> row = rows.get(i);
            if (row == null || row.size() != CELLS || row.contains(null)) {
                throw new RequestProblem(field, "SIZE", "must be time in ms, entry in ns and response in ns");
            }
            columns[0][i] = nanos(field + ".time", row.getFirst(), MILLI, Long.MAX_VALUE / MILLI);
            columns[1][i] = nanos(field + ".entry", row.get(1), 1);
            columns[2][i] = nanos(field + ".response", row.get(2), 1);
            if (i > 0 && columns[0][i] <= columns[0][i - 1]) {
                throw new RequestProblem(field + ".time", "SORTED", "must be after the one before");
            }
        }
        return new RecordedLatency(columns[0], columns[1], columns[2]);
    }
}
