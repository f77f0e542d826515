package io.aitrading.backtest.data;

import java.util.ArrayList;
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

    /** The trades or the depth of a shipped data set. */
    public static Optional<Feed> feed(Market market, String id) {
        return switch (market) {
            case TRADES -> id.equals(BitstampTrades.ID) ? Optional.of(BitstampTrades.read()) : Optional.empty();
            case DEPTH -> id.equals(SimulatedDepth.ID) ? Optional.of(SimulatedDepth.read()) : Optional.empty();
            case BARS -> Optional.empty();
        };
    }

    static List<DatasetView> list() {
        List<DatasetView> views = new ArrayList<>();
        INTERVALS.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(entry -> DatasetView.shipped(
                        PREFIX + entry.getKey(), Market.BARS, BitstampBars.SOURCE, "BTCUSD", entry.getValue()))
                .forEach(views::add);
        views.add(DatasetView.shipped(
                BitstampTrades.ID, Market.TRADES, BitstampTrades.SOURCE, BitstampTrades.SYMBOL, null));
        views.add(
                DatasetView.shipped(SimulatedDepth.ID, Market.DEPTH, SimulatedDepth.SOURCE, SimulatedDepth.NAME, null));
        return views;
    }
}
