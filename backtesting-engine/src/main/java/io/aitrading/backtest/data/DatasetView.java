package io.aitrading.backtest.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A data set as clients see it.
 *
 * @param id what a request names
 * @param kind {@code SHIPPED}, {@code FILE} or {@code UPLOAD}
 * @param bars how many, unknown for files that nobody has read yet
 */
public record DatasetView(
        String id,
        String kind,
        String name,
        @Nullable String symbol,
        @Nullable Long intervalMillis,
        @Nullable Integer bars,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Long missingBars,
        @Nullable String sha256) {}
