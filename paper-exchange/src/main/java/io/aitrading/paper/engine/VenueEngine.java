package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.market.MarketData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that changes the venue. It takes the commands that wait, applies them, stores all their effects in one
 * transaction, and only then answers and tells the world. When storing fails, memory is thrown away and rebuilt from the database.
 */
public final class VenueEngine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(VenueEngine.class);
    private static final int QUEUE_MAX = 8_192;
    private static final int BATCH_COMMANDS_MAX = 256;
    private static final int BATCH_TRADES_MAX = 256;
    private static final long IDLE_WAIT_MILLIS = 100;
    private static final long RECOVERY_WAIT_MILLIS = 1_000;
    private static final long ANSWER_SECONDS_MAX = 10;

    private final BlockingQueue<Command<?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Recovery recovery;
    private final VenueStore store;
    private final MarketData marketData;
    private final List<VenueListener> listeners;
    private final CountDownLatch firstReady = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean ready;
    private volatile @Nullable ReplayState lastState;
    private @Nullable Thread thread;

    VenueEngine(Recovery recovery, VenueStore store, MarketData marketData, List<VenueListener> listeners) {
        this.recovery = recovery;
        this.store = store;
        this.marketData = marketData;
        this.listeners = listeners;
    }

    /**
     * Runs a command and waits until its effects are stored.
     *
     * @throws VenueException when the venue refuses, or when it cannot tell whether the command took effect
     */
    public <T> T execute(Function<VenueCore, T> action) {
        if (!ready) {
            throw VenueError.INTERNAL.exception();
        }
        Command<T> command = new Command<>(action);
        if (!queue.offer(command)) {
            throw VenueError.INTERNAL.exception();
        }
        return command.await(ANSWER_SECONDS_MAX);
    }

    /** Whether the venue stands in memory as it is stored, and takes commands. */
    public boolean isReady() {
        return ready;
    }

    /** Where the venue stood after the last stored batch; absent until it is ready. */
    public @Nullable ReplayState lastState() {
        return lastState;
    }

    @Override
    public void start() {
        running = true;
        Thread started = Thread.ofPlatform().name("venue-engine").daemon(true).unstarted(this::run);
        thread = started;
        started.start();
        try {
            if (!firstReady.await(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
                log.warn("venue is not ready yet; it goes on trying and refuses commands until then");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the web server starts and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS_MAX));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                Venue venue = recovery.recover();
                if (venue.isNew()) {
                    runBatch(venue, List.of(new Command<>(VenueEngine::open)));
                }
                lastState = venue.core().replayState();
                ready = true;
                firstReady.countDown();
                log.info(
                        "venue stands at {}, market state {}",
                        venue.core().replayState(),
                        Long.toHexString(venue.market().stateHash()));
                work(venue);
            } catch (SQLException | RuntimeException | Error failure) {
                // An error too must not end the one thread that the venue has: it would look ready and answer nobody.
                log.error("venue stopped, it will be rebuilt from the database", failure);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
            ready = false;
            refuseWaiting();
            pauseBeforeRecovery();
        }
    }

    /** A venue that never traded opens with the first recorded trade. */
    private static boolean open(VenueCore core) {
        core.step(1);
        return true;
    }

    private void work(Venue venue) throws SQLException, InterruptedException {
        List<Command<?>> commands = new ArrayList<>();
        while (running) {
            commands.clear();
            long wait = Math.min(IDLE_WAIT_MILLIS, venue.replay().dueInMillis());
            Command<?> first = wait > 0 ? queue.poll(wait, TimeUnit.MILLISECONDS) : queue.poll();
            if (first != null) {
                commands.add(first);
                queue.drainTo(commands, BATCH_COMMANDS_MAX - 1);
            }
            runBatch(venue, commands);
        }
    }

    private void runBatch(Venue venue, List<Command<?>> commands) throws SQLException {
        Batch batch;
        try {
            batch = venue.collect(() -> {
                commands.forEach(command -> venue.run(() -> command.run(venue.core())));
                for (int i = 0; i < BATCH_TRADES_MAX && venue.replay().dueInMillis() <= 0; i++) {
                    venue.run(() -> venue.core().step(1));
                }
            });
            if (!batch.isEmpty()) {
                store.store(batch);
            }
        } catch (SQLException | RuntimeException | Error failure) {
            commands.forEach(Command::failed);
            throw failure;
        }
        publish(venue, batch);
        commands.forEach(Command::answer);
        for (VenueListener listener : listeners) {
            tell(listener, batch);
        }
    }

    private void publish(Venue venue, Batch batch) {
        ReplayState state = venue.core().replayState();
        lastState = state;
        marketData.candles().followClock(state.mode() != ReplayMode.STEPPED);
        ReplayAnchor anchor = batch.newAnchor;
        if (anchor != null) {
            marketData.anchor(anchor.timeMillis(), anchor.offsetMillis(), anchor.speedPerMille());
        }
        // Trades of the regime that just ended have times of another clock: no candle can hold both.
        long first = anchor == null || batch.replay == null ? 0 : batch.replay.regimeFirstTradeId();
        marketData.publish(
                batch.trades.stream().filter(trade -> trade.id() >= first).toList());
        if (batch.book != null) {
            marketData.publish(batch.book);
        }
    }

    private static void tell(VenueListener listener, Batch batch) {
        try {
            listener.committed(batch);
        } catch (RuntimeException failure) {
            log.error("a listener failed; what is stored is not touched by it", failure);
        }
    }

    private void refuseWaiting() {
        List<Command<?>> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(Command::failed);
    }

    private void pauseBeforeRecovery() {
        if (running) {
            try {
                Thread.sleep(RECOVERY_WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }
}
