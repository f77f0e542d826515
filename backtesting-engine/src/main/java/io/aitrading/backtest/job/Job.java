package io.aitrading.backtest.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its owner sees it.
 *
 * @param progress 0 to 1
 * @param resultSha256 hash of everything the job produced: equal inputs give equal hashes, with or without a crash between
 */
public record Job(
        UUID id,
        @JsonIgnore UUID owner,
        Kind kind,
        String name,
        Status status,
        int units,
        int unitsDone,
        double progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        String inputSha256,
        @Nullable String resultSha256) {

    /** What a job does. */
    public enum Kind {
        BACKTEST,
        SWEEP,
        WALK_FORWARD
    }

    /** Where a job stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }
}
