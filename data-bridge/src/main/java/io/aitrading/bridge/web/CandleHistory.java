package io.aitrading.bridge.web;

import io.aitrading.bridge.candle.Interval;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.bridge.feed.VenueHistory;
import io.aitrading.domain.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Candles further back than our own reach, from the venue, with the answers kept for a minute. */
public final class CandleHistory {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_KEPT_ANSWERS = 1_000;

    private final VenueHistory history;
    private final InstantSource clock;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    public CandleHistory(VenueHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * The newest candles that opened before {@code end}, oldest first. Our own first candle began before we did, so the venue's
     * whole one stands in its place.
     */
    public List<Candle> candles(SymbolFeed feed, Interval interval, @Nullable Instant end, int limit) {
        List<Candle> own = new ArrayList<>(feed.candles().all(interval));
        if (own.size() > 1) {
            own.removeFirst();
        }
        if (end != null) {
            own.removeIf(candle -> candle.openTime().isAfter(end));
        }
        if (own.size() >= limit) {
            return List.copyOf(own.subList(own.size() - limit, own.size()));
        }
        Instant before = own.isEmpty() ? end : own.getFirst().openTime().minusMillis(1);
        List<Candle> older = older(feed.symbol(), interval, before, limit - own.size());
        List<Candle> merged = new ArrayList<>(older);
        merged.addAll(own);
        return merged;
    }

    private List<Candle> older(String symbol, Interval interval, @Nullable Instant before, int limit) {
        Question question = new Question(symbol, interval, before, Math.min(limit, VenueHistory.PAGE));
        Instant now = clock.instant();
        Answer known = answers.get(question);
        if (known != null && now.isBefore(known.at().plus(KEPT))) {
            return known.candles();
        }
        List<Candle> fresh = history.candles(symbol, interval.code(), before, question.limit());
        if (answers.size() >= MAX_KEPT_ANSWERS) {
            answers.clear();
        }
        answers.put(question, new Answer(now, fresh));
        return fresh;
    }

    private record Question(String symbol, Interval interval, @Nullable Instant before, int limit) {}

    private record Answer(Instant at, List<Candle> candles) {}
}
