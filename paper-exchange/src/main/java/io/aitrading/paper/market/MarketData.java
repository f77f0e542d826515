package io.aitrading.paper.market;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the public may know now: candles, the book and the latest trades. Written by the engine's thread after each commit. */
public final class MarketData {
    public static final int RECENT_TRADES = 1_000;

    private final Candles candles;
    private final AtomicReference<BookView> book = new AtomicReference<>(BookView.EMPTY);
    private final ArrayDeque<PublicTrade> recent = new ArrayDeque<>(RECENT_TRADES);

    public MarketData(Recording recording, CandleArchive archive) {
        candles = new Candles(recording, archive);
    }

    public Candles candles() {
        return candles;
    }

    public BookView book() {
        return book.get();
    }

    public void publish(BookView view) {
        book.set(view);
    }

    public void publish(List<PublicTrade> trades) {
        trades.forEach(candles::add);
        remember(trades);
    }

    /** Takes up where another venue left off: what {@link #anchor} is given is the anchor that it had. */
    public void restore(List<PublicTrade> latestTrades) {
        candles.restore();
        synchronized (recent) {
            recent.clear();
        }
        remember(latestTrades);
    }

    private void remember(List<PublicTrade> trades) {
        synchronized (recent) {
            for (PublicTrade trade : trades) {
                if (recent.size() == RECENT_TRADES) {
                    recent.removeFirst();
                }
                recent.addLast(trade);
            }
        }
    }

    /** Candles begin anew at this time; those before it are computed from the recording. */
    public void anchor(long timeMillis, long offsetMillis, long speedPerMille) {
        candles.anchor(timeMillis, offsetMillis, speedPerMille);
    }

    public @Nullable PublicTrade lastTrade() {
        synchronized (recent) {
            return recent.peekLast();
        }
    }

    /** The latest trades, oldest first. */
    public List<PublicTrade> recentTrades(int limit) {
        synchronized (recent) {
            List<PublicTrade> all = new ArrayList<>(recent);
            return all.subList(Math.max(0, all.size() - limit), all.size());
        }
    }
}
