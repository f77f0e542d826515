package io.aitrading.backtest.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data sets that come with the product. */
public final class ShippedData {
    private static final String PREFIX = "bitstamp-btcusd-";
    private static final Map<String, Long> INTERVALS =
            Map.of("1m", 60_000L, "5m", 300_000L, "15m", 900_000L, "1h", 3_600_000L);

    private ShippedData() {}

    /** The bars of a shipped data set. */
    public static Optional<Bars> find(String id) {
        if (!id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Optional.ofNullable(INTERVALS.get(id.substring(PREFIX.length())))
                .map(interval -> new Bars(BitstampBars.SOURCE, "BTCUSD", interval, BitstampBars.of(interval)));
    }

    static List<DatasetView> list() {
        return INTERVALS.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(entry -> new DatasetView(
                        PREFIX + entry.getKey(),
                        "SHIPPED",
                        BitstampBars.SOURCE,
                        "BTCUSD",
                        entry.getValue(),
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
    }
}
