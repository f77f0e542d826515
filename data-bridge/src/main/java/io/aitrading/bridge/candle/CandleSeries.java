package io.aitrading.bridge.candle;

import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Candles of one symbol and interval. Event time alone opens and closes them: a candle is closed by the first trade of a later
 * interval, and an interval without trades has no candle. A trade that comes late counts to the open candle, unless it is so late
 * that the venue's clock was set back (its replay was restarted): then the series begins anew. Not thread-safe.
 */
public final class CandleSeries {
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final String symbol;
    private final Interval interval;
    private final int capacity;
    private final Deque<Candle> closed = new ArrayDeque<>();
    private @Nullable OpenCandle open;

    public CandleSeries(String symbol, Interval interval, int capacity) {
        this.symbol = symbol;
        this.interval = interval;
        this.capacity = capacity;
    }

    public Interval interval() {
        return interval;
    }

    /** Adds a trade; returns the candle that it closed, if any. */
    public Optional<Candle> add(MarketTrade trade) {
        OpenCandle current = open;
        Instant openTime = interval.openOf(trade.time());
        if (current == null) {
            open = new OpenCandle(openTime, trade);
            return Optional.empty();
        }
        if (trade.time().isBefore(current.openTime.minus(SET_BACK))) {
            closed.clear();
            open = new OpenCandle(openTime, trade);
            return Optional.of(current.view(true));
        }
        if (!openTime.isAfter(current.openTime)) {
            current.add(trade);
            return Optional.empty();
        }
        Candle done = current.view(true);
        closed.addLast(done);
        if (closed.size() > capacity) {
            closed.removeFirst();
        }
        open = new OpenCandle(openTime, trade);
        return Optional.of(done);
    }

    /** The candle that still runs. */
    public Optional<Candle> open() {
        return Optional.ofNullable(open).map(candle -> candle.view(false));
    }

    /** Closed candles and the open one, oldest first. */
    public List<Candle> all() {
        List<Candle> all = new ArrayList<>(closed);
        open().ifPresent(all::add);
        return all;
    }

    private final class OpenCandle {
        private final Instant openTime;
        private final Price first;
        private Price high;
        private Price low;
        private Price last;
        private BigDecimal volume;
        private long count = 1;

        OpenCandle(Instant openTime, MarketTrade trade) {
            this.openTime = openTime;
            this.first = trade.price();
            this.high = trade.price();
            this.low = trade.price();
            this.last = trade.price();
            this.volume = trade.quantity().value();
        }

        void add(MarketTrade trade) {
            high = high.compareTo(trade.price()) >= 0 ? high : trade.price();
            low = low.compareTo(trade.price()) <= 0 ? low : trade.price();
            last = trade.price();
            volume = volume.add(trade.quantity().value());
            count++;
        }

        Candle view(boolean isClosed) {
            return new Candle(
                    symbol, interval.code(), openTime, first, high, low, last, new Quantity(volume), count, isClosed);
        }
    }
}
