package io.aitrading.paper.market;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the public may know now: candles, the book and the latest trades. Written by the engine's thread after each commit. */
public final class MarketData {
    private static final int RECENT_TRADES = 1_000;

    private final Candles candles;
    private final AtomicReference<BookView> book = new AtomicReference<>(BookView.EMPTY);
    private final ArrayDeque<PublicTrade> recent = new ArrayDeque<>(RECENT_TRADES);

    public MarketData(Recording recording) {
        candles = new Candles(recording);
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
