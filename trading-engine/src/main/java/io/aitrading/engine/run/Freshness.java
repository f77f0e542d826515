package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.market.MarketFeed;
import io.aitrading.engine.order.Objection;
import io.aitrading.health.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a trade is still worth acting on. A trade is old when the market has moved on, measured in the venue's own time: so a
 * stepped replay that waits for us is always fresh, however long we were away, and a live market that ran ahead is not.
 */
final class Freshness {
    private static final Logger log = LoggerFactory.getLogger(Freshness.class);
    private static final Duration GOOD_FOR = Duration.ofMillis(500);

    private final String symbol;
    private final MarketFeed market;
    private final Live<EngineProperties> limits;
    private @Nullable TradesAnswer latest;
    private long askedNanos;
    private long gapUntilMillis = Long.MIN_VALUE;

    Freshness(String symbol, MarketFeed market, Live<EngineProperties> limits) {
        this.symbol = symbol;
        this.market = market;
        this.limits = limits;
    }

    /** Takes what came with the trades. */
    void learn(TradesAnswer answer) {
        latest = answer;
        askedNanos = System.nanoTime();
    }

    /** Trades before this one are missing. */
    void gapBefore(MarketTrade trade) {
        gapUntilMillis = trade.time().toEpochMilli() + limits.now().gapHold().toMillis();
    }

    long gapUntilMillis() {
        return gapUntilMillis;
    }

    void restoreGap(long untilMillis) {
        gapUntilMillis = untilMillis;
    }

    /** Why no exposure may be opened on this trade, if so. */
    Optional<Objection> objection(MarketTrade trade) {
        long holdMillis = limits.now().gapHold().toMillis();
        Duration longestLag = limits.now().maxSignalLag();
        long heldMillis = gapUntilMillis - trade.time().toEpochMilli();
        // Further off than the hold itself: the venue's clock was set back, and the hold belongs to another time.
        if (gapUntilMillis != Long.MIN_VALUE && heldMillis > 0 && heldMillis <= holdMillis) {
            return Optional.of(Objection.of(
                    "MARKET_DATA_GAP", (holdMillis - heldMillis) + " ms since the gap", holdMillis + " ms"));
        }
        if (System.nanoTime() - askedNanos > GOOD_FOR.toNanos()) {
            refresh();
        }
        TradesAnswer known = latest;
        if (known == null) {
            return Optional.empty();
        }
        if (known.stale() && !known.connected()) {
            return Optional.of(Objection.of("MARKET_DATA_STALE", "no link to the venue", "a link to the venue"));
        }
        Instant newest = known.newestTime();
        Duration lag = newest == null ? Duration.ZERO : Duration.between(trade.time(), newest);
        return lag.compareTo(longestLag) > 0
                ? Optional.of(Objection.of(
                        "SIGNAL_STALE", lag.toMillis() + " ms behind the market", longestLag.toMillis() + " ms"))
                : Optional.empty();
    }

    private void refresh() {
        try {
            learn(market.newest(symbol));
        } catch (RuntimeException e) {
            log.debug("{}: cannot ask for the newest trade: {}", symbol, e.toString());
        }
    }
}
