package io.aitrading.web.security;

import io.aitrading.health.Causes;
import io.aitrading.health.LogKeys;
import io.aitrading.web.EndedSessions;
import io.aitrading.web.KeysUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Follows user-management's list of ended sessions by long poll, so that a log-out is known here within moments and needs
 * no cache. While user-management is away the last list stays in force: nobody can end a session then. An entry is forgotten
 * once the last access token of its session has expired, so that the list is as short as those minutes of log-ins.
 */
final class EndedSessionsWatch implements EndedSessions, SmartLifecycle {
    static final Duration WAIT = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(EndedSessionsWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** A session, and when its last access token has expired. */
    record Ended(String id, Instant until) {}

    /**
     * @param sequence to ask after next time
     * @param more whether another page should be read at once
     */
    record Page(long sequence, List<Ended> sessions, boolean more) {}

    /** Asks user-management; empty when nothing is new. */
    @FunctionalInterface
    interface Source {
        Optional<Page> after(long sequence, Duration wait) throws IOException;
    }

    private final String service;
    private final Source source;
    private final InstantSource clock;
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile boolean loaded;
    private volatile boolean running;
    private volatile Instant lastTry = Instant.MIN;
    private long sequence;
    private boolean away;
    private @Nullable Thread thread;

    EndedSessionsWatch(String service, Source source, InstantSource clock) {
        this.service = service;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public boolean contains(String sessionId) {
        if (!loaded) {
            loadNow();
        }
        return ended.containsKey(sessionId);
    }

    /** The first question of all waits for the list; while user-management is away, one caller in a while asks for it. */
    private void loadNow() {
        loading.lock();
        try {
            Instant now = clock.instant();
            if (!loaded && lastTry.isBefore(now.minus(FIRST_PAUSE))) {
                lastTry = now;
                take(Duration.ZERO);
            }
        } catch (IOException | RuntimeException e) {
            tellAway(e);
        } finally {
            loading.unlock();
        }
        if (!loaded) {
            throw new KeysUnavailableException();
        }
    }

    /** Reads what is new, all pages of it. */
    private void take(Duration wait) throws IOException {
        Optional<Page> page = source.after(sequence, wait);
        while (page.isPresent()) {
            Page news = page.get();
            news.sessions().forEach(session -> ended.put(session.id(), session.until()));
            sequence = news.sequence();
            page = news.more() ? source.after(sequence, Duration.ZERO) : Optional.empty();
        }
        loaded = true;
        if (away) {
            away = false;
            log.info("following user-management's ended sessions again");
        }
        Instant now = clock.instant();
        ended.values().removeIf(until -> !now.isBefore(until));
    }

    private void follow() {
        MDC.put(LogKeys.SERVICE, service);
        Duration pause = FIRST_PAUSE;
        try {
            while (running) {
                Instant asked = clock.instant();
                try {
                    if (loaded) {
                        take(WAIT);
                    } else {
                        loadNow();
                    }
                    pause = FIRST_PAUSE;
                    if (Duration.between(asked, clock.instant()).compareTo(FIRST_PAUSE) < 0) {
                        Thread.sleep(FIRST_PAUSE);
                    }
                } catch (IOException | RuntimeException e) {
                    tellAway(e);
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line when it goes away, none while it stays away. */
    private void tellAway(Exception cause) {
        if (!away) {
            away = true;
            log.warn(
                    "user-management's ended sessions cannot be followed, going on with what is known: {}",
                    Causes.text(cause));
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name("ended-sessions").start(this::follow);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
