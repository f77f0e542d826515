package io.aitrading.backtest.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A data set as clients see it. What nobody has read yet is not known.
 *
 * @param id what a request names
 * @param kind {@code SHIPPED}, {@code FILE} or {@code UPLOAD}
 * @param market {@code bars}, {@code trades} or {@code depth}; a file may be read as any that its text is
 * @param bars how many, of bars
 * @param events how many trades or depth events
 */
public record DatasetView(
        String id,
        String kind,
        @Nullable String market,
        String name,
        @Nullable String symbol,
        @Nullable Long intervalMillis,
        @Nullable Integer bars,
        @Nullable Integer events,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Long missingBars,
        @Nullable String sha256) {
    static DatasetView shipped(String id, Market market, String name, String symbol, @Nullable Long intervalMillis) {
        return new DatasetView(
                id, "SHIPPED", market.text(), name, symbol, intervalMillis, null, null, null, null, null, null);
    }

    static DatasetView file(String id, String name) {
        return new DatasetView(id, "FILE", null, name, null, null, null, null, null, null, null, null);
    }
}
