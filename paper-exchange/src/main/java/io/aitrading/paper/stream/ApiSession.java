package io.aitrading.paper.stream;

import io.aitrading.paper.auth.ApiKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a connection to the WebSocket API remembers: who logged on, and the user data it subscribed to. */
final class ApiSession {
    private final Connection connection;
    private final String remoteAddress;
    private final boolean returnRateLimits;
    private final long connectedSince;
    private final AtomicInteger lastSubscription = new AtomicInteger(-1);
    private final Map<Integer, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile @Nullable LogOn logOn;

    private record LogOn(ApiKey key, long since) {}

    /**
     * @param account whose data it tells
     * @param ofSession whether it ends when the session logs out
     * @param removal how it is taken away again
     */
    record Subscription(long account, boolean ofSession, Runnable removal) {}

    ApiSession(Connection connection, String remoteAddress, boolean returnRateLimits, long connectedSince) {
        this.connection = connection;
        this.remoteAddress = remoteAddress;
        this.returnRateLimits = returnRateLimits;
        this.connectedSince = connectedSince;
    }

    Connection connection() {
        return connection;
    }

    String remoteAddress() {
        return remoteAddress;
    }

    /** Whether answers show limits when a request does not say. */
    boolean returnRateLimits() {
        return returnRateLimits;
    }

    long connectedSince() {
        return connectedSince;
    }

    @Nullable
    ApiKey key() {
        LogOn current = logOn;
        return current == null ? null : current.key;
    }

    @Nullable
    Long loggedOnSince() {
        LogOn current = logOn;
        return current == null ? null : current.since;
    }

    void logOn(ApiKey key, long now) {
        logOn = new LogOn(key, now);
    }

    void logOut() {
        logOn = null;
    }

    int nextSubscription() {
        return lastSubscription.incrementAndGet();
    }

    Map<Integer, Subscription> subscriptions() {
        return subscriptions;
    }
}
