package io.aitrading.bridge.web;

import io.aitrading.bridge.BridgeErrorCode;
import io.aitrading.bridge.candle.Interval;
import io.aitrading.bridge.feed.FeedBoard;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.bridge.feed.VenueUnavailableException;
import io.aitrading.bridge.regime.MarketRegime;
import io.aitrading.bridge.regime.RegimeClassifier;
import io.aitrading.bridge.trade.Gap;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Market data for everyone with a token. */
@RestController
@RequestMapping("/api/v1/marketdata")
@PreAuthorize("isAuthenticated()")
class MarketDataController {
    private static final int MAX_WAIT_MS = 30_000;
    private static final int MAX_TRADES = 1_000;
    private static final int MAX_CANDLES = 1_000;
    private static final int MAX_DEPTH = 1_000;
    /** What {@link Instant} can say is more than milliseconds can count. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final FeedBoard feeds;
    private final TradeReaders readers;
    private final CandleHistory history;

    MarketDataController(FeedBoard feeds, TradeReaders readers, CandleHistory history) {
        this.feeds = feeds;
        this.readers = readers;
        this.history = history;
    }

    @GetMapping("/instruments")
    List<Instrument> instruments() {
        return feeds.instruments();
    }

    @GetMapping("/status")
    List<FeedStatus> status() {
        return feeds.feeds().stream().map(FeedStatus::of).toList();
    }

    @GetMapping("/ticker/{symbol}")
    Ticker ticker(@PathVariable String symbol) {
        SymbolFeed feed = feed(symbol);
        return Ticker.of(feed, candles(feed, Interval.FIVE_MINUTES, null, Ticker.DAY_CANDLES));
    }

    /** Oldest first; the last one may still run. */
    @GetMapping("/klines/{symbol}")
    List<Candle> klines(
            @PathVariable String symbol,
            @RequestParam(defaultValue = "1m") String interval,
            @RequestParam(defaultValue = "500") int limit,
            @RequestParam(required = false) @Nullable Instant endTime) {
        if (endTime != null && (endTime.isBefore(Instant.EPOCH) || endTime.isAfter(LATEST))) {
            throw ApiException.invalid("endTime", "RANGE", "must be a time from 1970 to 9999");
        }
        return candles(feed(symbol), interval(interval), endTime, within(limit, "limit", 1, MAX_CANDLES));
    }

    @GetMapping("/orderbook/{symbol}")
    BookSnapshot orderbook(@PathVariable String symbol, @RequestParam(defaultValue = "20") int limit) {
        int depth = within(limit, "limit", 1, MAX_DEPTH);
        return feed(symbol).book(depth).orElseThrow(() -> new ApiException(
                        BridgeErrorCode.BOOK_NOT_SYNCED, "Waiting for a snapshot of the book of " + symbol)
                .retryAfter(Duration.ofSeconds(1)));
    }

    @GetMapping("/regime/{symbol}")
    MarketRegime regime(@PathVariable String symbol, @RequestParam(defaultValue = "1m") String interval) {
        Interval chosen = interval(interval);
        List<Candle> candles = candles(feed(symbol), chosen, null, RegimeClassifier.WINDOW + 1);
        return RegimeClassifier.classify(symbol, chosen.code(), candles);
    }

    /** Waits up to {@code waitMs} for the first trade after {@code afterId}; without it, the newest trades. */
    @GetMapping("/trades/{symbol}")
    TradesAnswer trades(
            @PathVariable String symbol,
            @RequestParam(required = false) @Nullable Long afterId,
            @RequestParam(defaultValue = "0") int waitMs,
            @RequestParam(defaultValue = "500") int limit) {
        Duration patience = Duration.ofMillis(within(waitMs, "waitMs", 0, MAX_WAIT_MS));
        int most = within(limit, "limit", 1, MAX_TRADES);
        if (afterId != null && afterId < -1) {
            throw ApiException.invalid("afterId", "RANGE", "must not be negative");
        }
        return readers.read(feed(symbol), afterId, patience, most);
    }

    /** The last gaps, newest last. */
    @GetMapping("/gaps/{symbol}")
    List<Gap> gaps(@PathVariable String symbol) {
        return feed(symbol).gaps().recent();
    }

    private List<Candle> candles(SymbolFeed feed, Interval interval, @Nullable Instant end, int limit) {
        try {
            return history.candles(feed, interval, end, limit);
        } catch (VenueUnavailableException e) {
            throw new ApiException(BridgeErrorCode.VENUE_UNAVAILABLE, "Older candles are with the venue alone", e)
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    private SymbolFeed feed(String symbol) {
        return feeds.feed(symbol).orElseThrow(() -> new ApiException(
                        BridgeErrorCode.UNKNOWN_SYMBOL, "Only the symbols of /instruments are followed here")
                .field("symbol", "KNOWN_SYMBOL", "is not followed here"));
    }

    private static Interval interval(String code) {
        return Interval.named(code)
                .orElseThrow(() -> new ApiException(BridgeErrorCode.UNKNOWN_INTERVAL, "There are no such candles")
                        .field(
                                "interval",
                                "KNOWN_INTERVAL",
                                "must be one of "
                                        + Arrays.stream(Interval.values())
                                                .map(Interval::code)
                                                .collect(Collectors.joining(", "))));
    }

    private static int within(int value, String name, int least, int most) {
        if (value < least || value > most) {
            throw ApiException.invalid(name, "RANGE", "must be " + least + " to " + most);
        }
        return value;
    }
}
