package io.aitrading.paper.stream;

import io.aitrading.paper.engine.Batch;
import io.aitrading.paper.engine.ReplayMode;
import io.aitrading.paper.engine.ReplayState;
import io.aitrading.paper.engine.VenueListener;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.KlineInterval;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.stream.StreamName.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells market events to those who subscribed: trades and the best prices as they happen, the rest on the beat of {@link Beat}. */
@Component
final class StreamHub implements VenueListener {
    /** Candles close this long after their time, so that trades on their way to the public are in. */
    private static final long CLOSING_LAG_MILLIS = 500;

    private static final int CANDLES_PER_BEAT_MAX = 1_000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long FIVE_MINUTES_MILLIS = Duration.ofMinutes(5).toMillis();

    private final MarketData market;
    private final InstantSource clock;
    private final Map<String, Subscribed> streams = new ConcurrentHashMap<>();
    private volatile boolean presentTime = true;
    private BookView lastBest = BookView.EMPTY;
    private BookView lastFast = BookView.EMPTY;
    private BookView lastSlow = BookView.EMPTY;

    /** Who listens to one stream, and the candle told last. */
    private static final class Subscribed {
        private final StreamName name;
        private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
        private volatile Kline lastKline = Kline.NONE;

        Subscribed(StreamName name) {
            this.name = name;
        }
    }

    StreamHub(MarketData market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    void subscribe(Connection connection, StreamName name) {
        streams.compute(name.name(), (key, known) -> {
            Subscribed subscribed = known == null ? new Subscribed(name) : known;
            subscribed.connections.add(connection);
            return subscribed;
        });
    }

    void unsubscribe(Connection connection, String name) {
        streams.computeIfPresent(name, (key, subscribed) -> {
            subscribed.connections.remove(connection);
            return subscribed.connections.isEmpty() ? null : subscribed;
        });
    }

    @Override
    public void committed(Batch batch) {
        ReplayState state = batch.replay();
        if (state != null) {
            presentTime = state.mode() != ReplayMode.STEPPED;
        }
        long now = clock.millis();
        for (PublicTrade trade : batch.publicTrades()) {
            tell(Kind.TRADE, () -> MarketEvents.trade(trade, now));
            tell(Kind.AGGREGATE_TRADE, () -> MarketEvents.aggregateTrade(trade, now));
        }
        BookView book = batch.book();
        if (book != null && !sameBest(lastBest, book)) {
            lastBest = book;
            tell(Kind.BEST, () -> MarketEvents.best(book));
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
        if (presentTime) {
            market.candles().advance(clock.millis() - CLOSING_LAG_MILLIS);
        }
        for (Subscribed subscribed : streams.values()) {
            if (subscribed.name.kind() == Kind.KLINE) {
                tellKline(subscribed);
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
        if (last == null) {
            return;
        }
        long from = last.timeMillis() - DAY_MILLIS;
        tell(Kind.TICKER, () -> ticker(book, last, from));
        tell(Kind.ALL_TICKERS, () -> List.of(ticker(book, last, from)));
        tell(Kind.MINI_TICKER, () -> miniTicker(last, from));
        tell(Kind.ALL_MINI_TICKERS, () -> List.of(miniTicker(last, from)));
        tell(
                Kind.AVERAGE_PRICE,
                () -> MarketEvents.averagePrice(market.candles().since(last.timeMillis() - FIVE_MINUTES_MILLIS), last));
    }

    private Object ticker(BookView book, PublicTrade last, long from) {
        return MarketEvents.ticker("24hrTicker", market.candles().since(from), book, last, from);
    }

    private Object miniTicker(PublicTrade last, long from) {
        return MarketEvents.miniTicker(market.candles().since(from), last.timeMillis());
    }

    private void tellDepth(BookView before, BookView after, boolean fast) {
        long now = clock.millis();
        for (Subscribed subscribed : streams.values()) {
            StreamName name = subscribed.name;
            if (name.fast() == fast && name.kind() == Kind.DEPTH_CHANGES) {
                tell(subscribed, MarketEvents.changes(before, after, now));
            } else if (name.fast() == fast && name.kind() == Kind.DEPTH_LEVELS) {
                tell(subscribed, MarketEvents.levels(after, name.levels()));
            }
        }
    }

    /** Candles that closed since the last beat, each once, and the present one if it changed. */
    private void tellKline(Subscribed subscribed) {
        KlineInterval interval = subscribed.name.interval();
        if (interval == null) {
            return;
        }
        long now = clock.millis();
        Kline last = subscribed.lastKline;
        Kline current = market.candles().current(interval);
        // At the first beat, and after time began anew, there is nothing between the last one told and the present one.
        long from =
                last.equals(Kline.NONE) || last.openTime() > current.openTime() ? current.openTime() : last.openTime();
        for (Kline kline : market.candles().between(interval, from, current.openTime(), CANDLES_PER_BEAT_MAX)) {
            boolean closed = kline.openTime() < current.openTime();
            if (closed || !kline.equals(last)) {
                tell(subscribed, MarketEvents.kline(kline, interval, closed, now));
            }
            subscribed.lastKline = kline;
        }
    }

    private void tell(Kind kind, Supplier<Object> event) {
        for (Subscribed subscribed : streams.values()) {
            if (subscribed.name.kind() == kind) {
                tell(subscribed, event.get());
            }
        }
    }

    private static void tell(Subscribed subscribed, Object event) {
        String text = Json.text(event);
        for (Connection connection : subscribed.connections) {
            connection.send(connection.isCombined() ? wrapped(subscribed.name.name(), text) : text);
        }
    }

    static String wrapped(String stream, String event) {
        return "{\"stream\":" + Json.text(stream) + ",\"data\":" + event + "}";
    }

    private static boolean sameBest(BookView one, BookView other) {
        return one.bestBid() == other.bestBid()
                && one.bestBidLots() == other.bestBidLots()
                && one.bestAsk() == other.bestAsk()
                && one.bestAskLots() == other.bestAskLots();
    }
}
