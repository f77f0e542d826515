package io.aitrading.engine.run;

import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.market.MarketFeed;
import java.time.Duration;
import java.util.OptionalLong;

/** Reads a symbol's trades, and knows where to begin and when the venue was wiped. */
final class TradeReader {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(15);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);
    /** A venue whose newest trade lies this far below ours was wiped; less far, it is coming back and is waited for. */
    private static final long WIPED_BELOW = 10_000;

    private final String symbol;
    private final EngineProperties settings;
    private final MarketFeed market;
    private final Patience patience;

    TradeReader(String symbol, EngineProperties settings, MarketFeed market, Patience patience) {
        this.symbol = symbol;
        this.settings = settings;
        this.market = market;
        this.patience = patience;
    }

    /** Trades after the cursor; waits for the first, but not long when something is to be committed. */
    TradesAnswer after(long cursor, boolean hurry) throws InterruptedException {
        Duration longest = hurry ? settings.commitEvery() : LONGEST_POLL;
        return patience.insist(
                "market data cannot be read", () -> market.after(symbol, cursor, longest, settings.batch()));
    }

    /** The trade after which everything begins, where no cursor is stored; empty while the market is not known. */
    OptionalLong beginning() throws InterruptedException {
        Long configured = settings.startTradeId();
        if (configured != null) {
            return OptionalLong.of(configured - 1);
        }
        try {
            TradesAnswer newest = market.newest(symbol);
            if (newest.newestTradeId() > 0) {
                return OptionalLong.of(newest.newestTradeId());
            }
            if (!newest.connected()) {
                patience.suffers("data-bridge has no link to the venue yet");
                return OptionalLong.empty();
            }
            // Linked and empty: either the venue has no trade yet, or they are just being read. The second look tells.
            patience.sleep(SECOND_LOOK);
            return OptionalLong.of(market.newest(symbol).newestTradeId());
        } catch (RuntimeException e) {
            patience.suffers("market data cannot be read: " + e.getMessage());
            return OptionalLong.empty();
        }
    }

    /** Whether an answer without trades shows that the venue has begun anew, far below the cursor. */
    static boolean wiped(TradesAnswer answer, long cursor) {
        return answer.trades().isEmpty() && answer.newestTradeId() > 0 && cursor - answer.newestTradeId() > WIPED_BELOW;
    }
}
