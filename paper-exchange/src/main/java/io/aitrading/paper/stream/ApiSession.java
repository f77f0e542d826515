package io.aitrading.paper.stream;

import io.aitrading.paper.auth.ApiKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a connection to the WebSocket API remembers: who logged on, and the user data it subscribed to. */
final class ApiSession {
    private final Connection connection;
    private final String address;
    private final long connectedSince;
    private final AtomicInteger lastSubscription = new AtomicInteger(-1);
    private final Map<Integer, Runnable> subscriptions = new ConcurrentHashMap<>();
    private volatile @Nullable ApiKey key;
    private volatile long loggedOnSince;

    ApiSession(Connection connection, String address, long connectedSince) {
        this.connection = connection;
        this.address = address;
        this.connectedSince = connectedSince;
    }

    Connection connection() {
        return connection;
    }

    String address() {
        return address;
    }

    long connectedSince() {
        return connectedSince;
    }

    @Nullable
    ApiKey key() {
        return key;
    }

    long loggedOnSince() {
        return loggedOnSince;
    }

    void logOn(ApiKey newKey, long now) {
        loggedOnSince = now;
        key = newKey;
    }

    void logOut() {
        key = null;
    }

    int nextSubscription() {
        return lastSubscription.incrementAndGet();
    }

    /** By number, how each subscription is taken away again. */
    Map<Integer, Runnable> subscriptions() {
        return subscriptions;
    }
}
