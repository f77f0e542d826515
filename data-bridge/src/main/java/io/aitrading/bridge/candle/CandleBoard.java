package io.aitrading.bridge.candle;

import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All candles of a symbol. */
public final class CandleBoard {
    private final Map<Interval, CandleSeries> series = new EnumMap<>(Interval.class);

    public CandleBoard(String symbol, int capacity) {
        for (Interval interval : Interval.values()) {
            series.put(interval, new CandleSeries(symbol, interval, capacity));
        }
    }

    /** Adds a trade to every interval; returns what it closed. */
    public synchronized List<Candle> add(MarketTrade trade) {
        List<Candle> closed = new ArrayList<>(0);
        for (CandleSeries each : series.values()) {
            each.add(trade).ifPresent(closed::add);
        }
        return closed;
    }

    /** Oldest first, the open one last. */
    public synchronized List<Candle> all(Interval interval) {
        return Objects.requireNonNull(series.get(interval)).all();
    }

    /** The candles that still run, one per interval. */
    public synchronized List<Candle> open() {
        List<Candle> open = new ArrayList<>(series.size());
        series.values().forEach(each -> each.open().ifPresent(open::add));
        return open;
    }
}
