package io.aitrading.bridge.feed;

import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.LogKeys;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Fills what the stream of one symbol does not bring: the trades before a hole and the book's snapshot, by REST, on a thread of
 * its own. A venue that does not answer is asked again with growing waits, for as long as it takes.
 */
final class FeedRepair implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedRepair.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** A venue's REST may lag its own stream; only after this many empty answers is a hole final. */
    private static final int EMPTY_ANSWERS = 5;

    private static final Duration BETWEEN_EMPTY_ANSWERS = Duration.ofMillis(100);
    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofMillis(500);
    /** Asked for even when nothing seems wrong: a stream that lost its last message before a pause shows no hole. */
    private static final Duration ROUTINE = Duration.ofSeconds(10);

    private static final int SNAPSHOT_LEVELS = 1_000;

    private final VenueHistory history;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Thread thread;

    FeedRepair(VenueHistory history) {
        this.history = history;
    }

    /** Wakes the repair; cheap, callable from any thread. */
    void wake() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    void start(SymbolFeed symbolFeed) {
        thread = Thread.ofVirtual().name("feed-repair-" + symbolFeed.symbol()).start(() -> run(symbolFeed));
    }

    @Override
    public void close() {
        closed.set(true);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run(SymbolFeed symbolFeed) {
        MDC.put(LogKeys.SERVICE, PlatformService.DATA_BRIDGE.serviceName());
        int failures = 0;
        while (!closed.get()) {
            try {
                if (failures == 0) {
                    boolean asked = wanted.tryAcquire(ROUTINE.toMillis(), TimeUnit.MILLISECONDS);
                    if (!asked && !symbolFeed.isConnected()) {
                        continue;
                    }
                }
                repair(symbolFeed);
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures++;
                if (failures == 1) {
                    log.warn(
                            "{}: the venue's history cannot be read, trying on: {}", symbolFeed.symbol(), e.toString());
                }
                if (!pause(wait(failures))) {
                    return;
                }
            }
        }
    }

    private void repair(SymbolFeed symbolFeed) throws InterruptedException {
        fillTrades(symbolFeed);
        while (symbolFeed.wantsSnapshot() && !closed.get()) {
            if (!symbolFeed.snapshot(history.depth(symbolFeed.symbol(), SNAPSHOT_LEVELS))) {
                Thread.sleep(BETWEEN_SNAPSHOTS);
            }
        }
    }

    private void fillTrades(SymbolFeed symbolFeed) throws InterruptedException {
        int empty = 0;
        while (!closed.get()) {
            OptionalLong next = symbolFeed.nextTradeId();
            List<ReceivedTrade> page = next.isEmpty()
                    ? history.newestTrades(symbolFeed.symbol(), VenueHistory.PAGE)
                    : history.tradesFrom(symbolFeed.symbol(), next.getAsLong(), VenueHistory.PAGE);
            boolean hole = symbolFeed.history(page);
            if (page.isEmpty() && !hole) {
                checkForReset(symbolFeed);
                return;
            }
            if (page.size() < VenueHistory.PAGE && !hole) {
                return;
            }
            if (page.isEmpty()) {
                empty++;
                if (empty == EMPTY_ANSWERS) {
                    symbolFeed.giveUpHole();
                    return;
                }
                Thread.sleep(BETWEEN_EMPTY_ANSWERS);
            }
        }
    }

    private void checkForReset(SymbolFeed symbolFeed) {
        List<ReceivedTrade> newest = history.newestTrades(symbolFeed.symbol(), 1);
        if (!newest.isEmpty()
                && symbolFeed.restartIfVenueWasReset(newest.getLast().tradeId())) {
            log.warn(
                    "{}: the venue was reset and counts trades from {} again",
                    symbolFeed.symbol(),
                    newest.getLast().tradeId());
            wake();
        }
    }

    private boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Duration wait(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
