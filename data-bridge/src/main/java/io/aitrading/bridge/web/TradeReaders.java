package io.aitrading.bridge.web;

import io.aitrading.bridge.BridgeErrorCode;
import io.aitrading.bridge.BridgeProperties;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.bridge.feed.VenueHistory;
import io.aitrading.bridge.feed.VenueUnavailableException;
import io.aitrading.bridge.trade.PriceGuard;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.health.Live;
import io.aitrading.web.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Readers of trades: those that wait are woken by the next trade at once, and their number is bounded; those that are further
 * behind than the ring reaches are served from the venue's history.
 */
public final class TradeReaders {
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final VenueHistory history;
    private final Live<BridgeProperties> settings;
    private final int maxReaders;
    private final Semaphore places;

    public TradeReaders(VenueHistory history, Live<BridgeProperties> settings, MeterRegistry meters) {
        this.history = history;
        this.settings = settings;
        this.maxReaders = settings.now().maxReaders();
        this.places = new Semaphore(maxReaders);
        meters.gauge("market_waiting_readers", places, free -> maxReaders - free.availablePermits());
    }

    /**
     * Trades after an id.
     *
     * @param afterId absent for the newest ones, without waiting
     */
    public TradesAnswer read(SymbolFeed feed, @Nullable Long afterId, Duration patience, int limit) {
        if (afterId == null) {
            long newest = feed.ring().newest().map(MarketTrade::tradeId).orElse(0L);
            return answer(feed, newest - limit, feed.ring().after(newest - limit, limit), false);
        }
        if (patience.isPositive()) {
            await(feed, afterId, patience);
        }
        Optional<MarketTrade> oldest = feed.ring().oldest();
        if (oldest.isPresent() && afterId + 1 < oldest.get().tradeId()) {
            return older(feed, afterId, limit, oldest.get().tradeId());
        }
        return answer(feed, afterId, feed.ring().after(afterId, limit), true);
    }

    private void await(SymbolFeed feed, long afterId, Duration patience) {
        if (!places.tryAcquire()) {
            throw new ApiException(BridgeErrorCode.TOO_MANY_READERS, maxReaders + " requests wait for trades already")
                    .retryAfter(BACK_OFF);
        }
        try {
            feed.ring().awaitAfter(afterId, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private TradesAnswer older(SymbolFeed feed, long afterId, int limit, long oldestHere) {
        List<ReceivedTrade> page;
        try {
            page = history.tradesFrom(feed.symbol(), afterId + 1, limit);
        } catch (VenueUnavailableException e) {
            throw new ApiException(BridgeErrorCode.VENUE_UNAVAILABLE, "Older trades are with the venue alone", e)
                    .retryAfter(BACK_OFF);
        }
        List<MarketTrade> trades = believable(page, oldestHere);
        if (trades.isEmpty()) {
            // The venue has nothing that old: the reader goes on with what is here, and is told that there is a hole.
            trades = feed.ring().after(oldestHere - 1, limit);
        }
        return answer(feed, afterId, trades, true);
    }

    /** The guard's judgement depends on the page alone, so that every reader of these ids sees the same. */
    private List<MarketTrade> believable(List<ReceivedTrade> page, long oldestHere) {
        PriceGuard guard = new PriceGuard(() -> settings.now().maxJumpRatio());
        List<MarketTrade> trades = new ArrayList<>(page.size());
        for (ReceivedTrade received : page) {
            if (received instanceof ReceivedTrade.Legible readable
                    && readable.tradeId() < oldestHere
                    && guard.defect(readable.trade()).isEmpty()) {
                trades.add(readable.trade());
            }
        }
        return trades;
    }

    private static TradesAnswer answer(SymbolFeed feed, long afterId, List<MarketTrade> found, boolean contiguous) {
        List<MarketTrade> trades = contiguous ? untilHole(found) : found;
        boolean gap = contiguous && !trades.isEmpty() && trades.getFirst().tradeId() > afterId + 1;
        Optional<MarketTrade> newest = feed.ring().newest();
        return new TradesAnswer(
                feed.symbol(),
                trades,
                feed.isStale(),
                gap,
                feed.isConnected(),
                newest.map(MarketTrade::tradeId).orElse(0L),
                newest.map(MarketTrade::time).orElse(null));
    }

    /** A hole can only be told before the first trade of an answer, so an answer ends where one begins. */
    private static List<MarketTrade> untilHole(List<MarketTrade> trades) {
        for (int i = 1; i < trades.size(); i++) {
            if (trades.get(i).tradeId() != trades.get(i - 1).tradeId() + 1) {
                return trades.subList(0, i);
            }
        }
        return trades;
    }
}
