package io.aitrading.bridge.feed;

import io.aitrading.bridge.BridgeProperties;
import io.aitrading.bridge.book.DepthUpdate;
import io.aitrading.bridge.book.VenueBook;
import io.aitrading.bridge.candle.CandleBoard;
import io.aitrading.bridge.trade.GapLog;
import io.aitrading.bridge.trade.PriceGuard;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.bridge.trade.TradeRing;
import io.aitrading.bridge.trade.TradeSequencer;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import io.aitrading.health.Live;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one symbol. The stream's thread brings news, the {@link FeedRepair} fills holes, readers look at the
 * ring. Age is judged by arrival, never by the venue's time, which may lie in 2013 when a replay is stepped.
 */
public final class SymbolFeed {
    private static final int KEPT_GAPS = 1_000;
    private static final int MAX_WAITING_TRADES = 50_000;
    /** Ids this far behind ours mean that the venue counts anew; less is a venue that comes back from a crash and catches up. */
    private static final long RESET_DISTANCE = 10_000;

    private final String symbol;
    private final InstantSource clock;
    private final Live<BridgeProperties> settings;
    private final MarketSink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final GapLog gaps = new GapLog(KEPT_GAPS);
    private final TradeRing ring;
    private final TradeSequencer sequencer;
    private final CandleBoard candles;
    private final VenueBook book;
    private final Runnable repairWanted;
    private volatile @Nullable Instant heardAt;
    private volatile boolean connected;
    private long handedOn;
    private long announced;
    private long announcedBook;

    /** @param repairWanted wakes the repair; must not block */
    public SymbolFeed(
            String symbol,
            Live<BridgeProperties> settings,
            InstantSource clock,
            MarketSink sink,
            Runnable repairWanted) {
        this.symbol = symbol;
        this.clock = clock;
        this.settings = settings;
        this.sink = sink;
        this.repairWanted = repairWanted;
        BridgeProperties sizes = settings.now();
        this.ring = new TradeRing(sizes.ringCapacity());
        this.candles = new CandleBoard(symbol, sizes.candleCapacity());
        this.book = new VenueBook(symbol);
        this.sequencer = new TradeSequencer(
                symbol,
                new PriceGuard(() -> settings.now().maxJumpRatio()),
                gaps,
                clock,
                MAX_WAITING_TRADES,
                this::handOn);
    }

    public String symbol() {
        return symbol;
    }

    public TradeRing ring() {
        return ring;
    }

    public CandleBoard candles() {
        return candles;
    }

    public GapLog gaps() {
        return gaps;
    }

    /** The stream stands, and what came before it may be missing. */
    public void connected() {
        lock.lock();
        try {
            connected = true;
            book.invalidate();
        } finally {
            lock.unlock();
        }
        repairWanted.run();
    }

    public void disconnected() {
        connected = false;
    }

    public boolean isConnected() {
        return connected;
    }

    /** A trade of the live stream. */
    public void live(ReceivedTrade trade) {
        boolean hole;
        lock.lock();
        try {
            heardAt = clock.instant();
            sequencer.live(trade);
            hole = sequencer.hasHole();
        } finally {
            lock.unlock();
        }
        if (hole) {
            repairWanted.run();
        }
    }

    /** A difference of the live book. */
    public void depth(DepthUpdate update) {
        boolean synced;
        lock.lock();
        try {
            Instant now = clock.instant();
            heardAt = now;
            book.update(update, now);
            synced = book.isSynced();
        } finally {
            lock.unlock();
        }
        if (!synced) {
            repairWanted.run();
        }
    }

    OptionalLong nextTradeId() {
        lock.lock();
        try {
            return sequencer.next();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a page of history; returns whether trades still wait behind a hole. */
    boolean history(List<ReceivedTrade> page) {
        lock.lock();
        try {
            sequencer.history(page);
            if (page.isEmpty()) {
                sequencer.beginWithWaiting();
            } else {
                heardAt = clock.instant();
            }
            return sequencer.hasHole();
        } finally {
            lock.unlock();
        }
    }

    void giveUpHole() {
        lock.lock();
        try {
            sequencer.giveUpHole();
        } finally {
            lock.unlock();
        }
    }

    /** Starts anew when the venue's newest trade lies far below what was handed on; returns whether it did. */
    boolean restartIfVenueWasReset(long newestAtVenue) {
        lock.lock();
        try {
            OptionalLong next = sequencer.next();
            if (next.isEmpty() || newestAtVenue >= next.getAsLong() - RESET_DISTANCE) {
                return false;
            }
            sequencer.restart(newestAtVenue);
            ring.clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean wantsSnapshot() {
        lock.lock();
        try {
            return connected && !book.isSynced();
        } finally {
            lock.unlock();
        }
    }

    boolean snapshot(VenueHistory.Depth depth) {
        lock.lock();
        try {
            return book.snapshot(depth.lastUpdateId(), depth.bids(), depth.asks(), clock.instant());
        } finally {
            lock.unlock();
        }
    }

    /** The best levels, or empty while the book is being rebuilt. */
    public Optional<BookSnapshot> book(int depth) {
        lock.lock();
        try {
            return book.top(depth);
        } finally {
            lock.unlock();
        }
    }

    /** How often the book had to be rebuilt because its chain of updates broke. */
    public long bookResyncs() {
        lock.lock();
        try {
            return book.resyncs();
        } finally {
            lock.unlock();
        }
    }

    /** Milliseconds since anything came, or empty before the first. */
    public OptionalLong dataAgeMillis() {
        Instant heard = heardAt;
        return heard == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Math.max(0, Duration.between(heard, clock.instant()).toMillis()));
    }

    public boolean isStale() {
        OptionalLong age = dataAgeMillis();
        return age.isEmpty() || age.getAsLong() > settings.now().staleAfter().toMillis();
    }

    /** Tells the sink about the open candles and the book when they changed since the last time; called once a second. */
    void announce(int bookDepth) {
        long seen = handedOn();
        if (announced != seen) {
            announced = seen;
            candles.open().forEach(sink::candle);
        }
        book(bookDepth).filter(top -> top.updateId() != announcedBook).ifPresent(top -> {
            announcedBook = top.updateId();
            sink.book(top);
        });
    }

    /** Trades handed on since the start. */
    public long handedOn() {
        lock.lock();
        try {
            return handedOn;
        } finally {
            lock.unlock();
        }
    }

    private void handOn(MarketTrade trade) {
        ring.append(trade);
        List<Candle> closed = candles.add(trade);
        handedOn++;
        sink.trade(trade);
        closed.forEach(sink::candle);
    }
}
