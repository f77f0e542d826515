package io.aitrading.paper.stream;

import io.aitrading.paper.engine.Batch;
import io.aitrading.paper.engine.VenueListener;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.AggregateTrade;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.KlineGrid;
import io.aitrading.paper.market.KlineInterval;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.shape.BookShapes;
import io.aitrading.paper.shape.KlineShapes;
import io.aitrading.paper.shape.TickerShapes;
import io.aitrading.paper.shape.TradeShapes;
import io.aitrading.paper.shape.Window;
import io.aitrading.paper.stream.StreamName.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells market events to those who subscribed: trades and the best prices as they happen, the rest on the beat of {@link Beat}. */
@Component
final class StreamHub implements VenueListener {
    /** Candles close this long after their time, so that trades on their way to the public are in. */
    private static final long CLOSING_LAG_MILLIS = 500;

    private static final int CANDLES_PER_BEAT_MAX = 1_000;
    private static final int AVERAGE_MINUTES = 5;
    private static final long AVERAGE_MILLIS =
            Duration.ofMinutes(AVERAGE_MINUTES).toMillis();

    private final MarketData market;
    private final InstantSource clock;
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private BookView lastBest = BookView.EMPTY;
    private BookView lastFast = BookView.EMPTY;
    private BookView lastSlow = BookView.EMPTY;

    StreamHub(MarketData market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    void subscribe(Connection connection, StreamName name) {
        streams.compute(name.name(), (key, known) -> {
            Stream stream = known == null ? new Stream(name) : known;
            stream.add(connection);
            return stream;
        });
    }

    void unsubscribe(Connection connection, String name) {
        streams.computeIfPresent(name, (key, stream) -> stream.removeAndIsEmpty(connection) ? null : stream);
    }

    @Override
    public void committed(Batch batch) {
        long now = clock.millis();
        tellAll(Kind.TRADE, () -> batch.publicTrades().stream()
                .map(trade -> TradeShapes.tradeEvent(trade, now))
                .toList());
        tellAll(Kind.AGGREGATE_TRADE, () -> AggregateTrade.of(batch.publicTrades()).stream()
                .map(trade -> TradeShapes.aggregateEvent(trade, now))
                .toList());
        BookView book = batch.book();
        if (book != null && !sameBest(lastBest, book)) {
            lastBest = book;
            tell(Kind.BEST, () -> BookShapes.bestEvent(book));
        }
    }

    /** Every 100 ms. */
    void fastBeat() {
        BookView book = market.book();
        if (book.updateId() != lastFast.updateId()) {
            BookView before = lastFast;
            lastFast = book;
            tellDepth(before, book, true);
        }
        market.candles().advance(clock.millis() - CLOSING_LAG_MILLIS);
        for (Stream stream : streams.values()) {
            if (stream.name().kind() == Kind.KLINE) {
                tellKline(stream);
            }
        }
    }

    /** Every second. */
    void slowBeat() {
        BookView book = market.book();
        if (book.updateId() != lastSlow.updateId()) {
            BookView before = lastSlow;
            lastSlow = book;
            tellDepth(before, book, false);
        }
        PublicTrade last = market.lastTrade();
        if (last != null) {
            tellTickers(last);
        }
    }

    private void tellTickers(PublicTrade last) {
        Supplier<Window> day = () -> window(last, KlineInterval.ONE_DAY);
        tell(Kind.TICKER, () -> TickerShapes.dayEvent(day.get()));
        tell(Kind.ALL_TICKERS, () -> List.of(TickerShapes.dayEvent(day.get())));
        tell(Kind.MINI_TICKER, () -> TickerShapes.miniEvent(day.get()));
        tell(Kind.ALL_MINI_TICKERS, () -> List.of(TickerShapes.miniEvent(day.get())));
        tellEach(Kind.WINDOW_TICKER, length -> TickerShapes.windowEvent(length.code(), window(last, length)));
        tellEach(
                Kind.ALL_WINDOW_TICKERS,
                length -> List.of(TickerShapes.windowEvent(length.code(), window(last, length))));
        tell(
                Kind.AVERAGE_PRICE,
                () -> TickerShapes.averageEvent(
                        market.candles().since(last.timeMillis() - AVERAGE_MILLIS), AVERAGE_MINUTES, last));
    }

    private Window window(PublicTrade last, KlineInterval length) {
        return Window.of(market, last, length.before(last.timeMillis(), 1), last.timeMillis());
    }

    private void tellDepth(BookView before, BookView after, boolean fast) {
        long now = clock.millis();
        for (Stream stream : streams.values()) {
            StreamName name = stream.name();
            if (name.fast() == fast && name.kind() == Kind.DEPTH_CHANGES) {
                stream.tell(BookShapes.changes(before, after, now));
            } else if (name.fast() == fast && name.kind() == Kind.DEPTH_LEVELS) {
                stream.tell(BookShapes.levels(after, name.levels()));
            }
        }
    }

    /** Candles that closed since the last beat, each once, and the present one if it changed. */
    private void tellKline(Stream stream) {
        KlineGrid grid = stream.name().requireGrid();
        long now = clock.millis();
        Kline last = stream.lastKline();
        Kline current = market.candles().current(grid);
        // At the first beat, and after time began anew, there is nothing between the last one told and the present one.
        long from =
                last.equals(Kline.NONE) || last.openTime() > current.openTime() ? current.openTime() : last.openTime();
        for (Kline kline : market.candles().between(grid, from, current.openTime(), CANDLES_PER_BEAT_MAX)) {
            boolean closed = kline.openTime() < current.openTime();
            if (closed || !kline.equals(last)) {
                stream.tell(KlineShapes.event(kline, grid.interval(), closed, now));
            }
            stream.told(kline);
        }
    }

    private void tell(Kind kind, Supplier<Object> event) {
        for (Stream stream : streams.values()) {
            if (stream.name().kind() == kind) {
                stream.tell(event.get());
            }
        }
    }

    private void tellAll(Kind kind, Supplier<List<Fields>> events) {
        List<Stream> hearing = streams.values().stream()
                .filter(stream -> stream.name().kind() == kind)
                .toList();
        if (!hearing.isEmpty()) {
            events.get().forEach(event -> hearing.forEach(stream -> stream.tell(event)));
        }
    }

    private void tellEach(Kind kind, Function<KlineInterval, Object> event) {
        for (Stream stream : streams.values()) {
            if (stream.name().kind() == kind) {
                stream.tell(event.apply(stream.name().requireInterval()));
            }
        }
    }

    private static boolean sameBest(BookView one, BookView other) {
        return one.bestBid() == other.bestBid()
                && one.bestBidLots() == other.bestBidLots()
                && one.bestAsk() == other.bestAsk()
                && one.bestAskLots() == other.bestAskLots();
    }
}
