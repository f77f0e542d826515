package io.aitrading.venue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A WebSocket that is always on its way back: it reconnects with jittered exponential backoff, notices a silent link, and
 * replaces itself before the venue's daily cut. It promises nothing about what was missed between two connections: {@link
 * Listener#onConnected} is where its owner starts to catch up.
 */
public final class ReconnectingWebSocket implements AutoCloseable {

    /** Where the socket stands. */
    public enum State {
        CONNECTING,
        CONNECTED,
        /** Between two attempts. */
        WAITING,
        CLOSED
    }

    /** Told one thing at a time, in order; a slow listener slows the connection down instead of filling a queue. */
    public interface Listener {

        /**
         * A new connection stands; no message of it has been delivered yet, and none will be until this returns. Send
         * subscriptions here; catch up by REST on a thread of your own.
         *
         * @param connection counts connections from 1: what arrives late from an older one can be told apart
         */
        default void onConnected(long connection) throws IOException {}

        /** One whole text message. An exception ends the connection, and so leads to a new one. */
        void onText(String text);

        /** The connection ended; the next attempt follows by itself. */
        default void onDisconnected(String reason) {}

        default void onState(State state) {}
    }

    private static final Logger log = LoggerFactory.getLogger(ReconnectingWebSocket.class);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final String name;
    private final HttpClient http;
    private final Supplier<URI> address;
    private final Listener listener;
    private final ReconnectSettings settings;
    private final RandomGenerator random;
    private final Deque<Long> attemptNanos = new ArrayDeque<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final Thread loop;
    private volatile @Nullable SocketSession session;
    private volatile State state = State.WAITING;
    private volatile boolean closed;
    private volatile @Nullable Map<String, String> context;

    /**
     * @param name for logs and the thread, such as {@code market-data}
     * @param address asked anew for every attempt, so that listen keys and moved hosts are picked up
     */
    public ReconnectingWebSocket(
            String name,
            HttpClient http,
            Supplier<URI> address,
            Listener listener,
            ReconnectSettings settings,
            RandomGenerator random) {
        this.name = name;
        this.http = http;
        this.address = address;
        this.listener = listener;
        this.settings = settings;
        this.random = random;
        this.loop = Thread.ofVirtual().name("ws-" + name).unstarted(this::run);
    }

    /** Begins to connect, in the background; log lines carry the diagnostic context of who starts it. */
    public ReconnectingWebSocket start() {
        context = MDC.getCopyOfContextMap();
        loop.start();
        return this;
    }

    public State state() {
        return state;
    }

    /**
     * Sends one text message and waits until it is on its way.
     *
     * @throws IOException when not connected, or when the link does not take it in time
     */
    public void send(String text) throws IOException {
        SocketSession current = session;
        if (current == null) {
            throw new IOException(name + " is not connected");
        }
        sending.lock();
        try {
            current.socket().sendText(text, true).get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            current.end("cannot send: " + e);
            throw new IOException(name + " cannot send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted while sending", e);
        } finally {
            sending.unlock();
        }
    }

    /** Drops the present connection, for instance after a gap that only a fresh start can heal. */
    public void reconnect(String reason) {
        SocketSession current = session;
        if (current != null) {
            current.end(reason);
        }
    }

    @Override
    public void close() {
        closed = true;
        SocketSession current = session;
        if (current != null) {
            current.end("closed by us");
        }
        loop.interrupt();
        try {
            if (loop.getState() != Thread.State.NEW && Thread.currentThread() != loop) {
                loop.join(CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        become(State.CLOSED);
    }

    private void run() {
        setLogContext(context);
        int failures = 0;
        long connection = 0;
        while (!closed) {
            try {
                respectAttemptLimit();
                become(State.CONNECTING);
                long startedNanos = System.nanoTime();
                connection++;
                String reason = live(connection);
                boolean stable = System.nanoTime() - startedNanos
                        >= settings.stableAfter().toNanos();
                failures = stable ? 0 : failures + 1;
                if (!closed) {
                    Duration wait = backoff(failures);
                    log.info("{} disconnected: {}; reconnecting in {} ms", name, reason, wait.toMillis());
                    become(State.WAITING);
                    Thread.sleep(wait);
                }
            } catch (InterruptedException e) {
                break;
            }
        }
        become(State.CLOSED);
    }

    /** One connection from its first packet to its end; returns why it ended. */
    private String live(long connection) throws InterruptedException {
        SocketSession fresh =
                new SocketSession(listener, settings.maxMessageChars(), connection, this::established, context);
        try {
            CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                    .connectTimeout(settings.connectTimeout())
                    .buildAsync(address.get(), fresh);
            opening.get(settings.connectTimeout().toMillis() + 500, TimeUnit.MILLISECONDS);
            return fresh.watch(settings);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            fresh.end("cannot connect: " + cause);
            return fresh.endReason();
        } finally {
            session = null;
            fresh.abort();
            if (fresh.wasOpen()) {
                tell(() -> listener.onDisconnected(fresh.endReason()));
            }
        }
    }

    static void setLogContext(@Nullable Map<String, String> context) {
        if (context != null) {
            MDC.setContextMap(context);
        }
    }

    private void established(SocketSession fresh) {
        session = fresh;
        become(State.CONNECTED);
    }

    private void become(State next) {
        if (state != next && state != State.CLOSED) {
            state = next;
            tell(() -> listener.onState(next));
        }
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.warn("{}: listener failed", name, e);
        }
    }

    /** Full jitter: anywhere between nothing and the bound, so that a thousand clients do not come back together. */
    private Duration backoff(int failures) {
        long boundMillis = settings.initialBackoff().toMillis() << Math.min(failures, 16);
        boundMillis = Math.min(boundMillis, settings.maxBackoff().toMillis());
        return Duration.ofMillis(boundMillis / 4 + random.nextLong(Math.max(1, boundMillis)));
    }

    private void respectAttemptLimit() throws InterruptedException {
        long windowNanos = settings.attemptWindow().toNanos();
        if (attemptNanos.size() >= settings.maxAttemptsPerWindow()) {
            long waitNanos = attemptNanos.removeFirst() + windowNanos - System.nanoTime();
            if (waitNanos > 0) {
                log.warn(
                        "{}: {} attempts in {}, waiting",
                        name,
                        settings.maxAttemptsPerWindow(),
                        settings.attemptWindow());
                Thread.sleep(Duration.ofNanos(waitNanos));
            }
        }
        attemptNanos.addLast(System.nanoTime());
    }
}
