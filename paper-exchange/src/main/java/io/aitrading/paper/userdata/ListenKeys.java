package io.aitrading.paper.userdata;

import io.aitrading.paper.VenueError;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keys of user data streams: one per account, good for an hour after the last sign of life. Forgotten at a restart. */
@Component
public final class ListenKeys {
    private static final long LIFETIME_MILLIS = Duration.ofMinutes(60).toMillis();
    private static final int KEY_BYTES = 45;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(long account, long expiresAt) {}

    ListenKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** The account's key, kept alive; a new one if it has none. */
    public synchronized String start(long account) {
        dropExpired();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue().account() == account) {
                entry.setValue(new Entry(account, clock.millis() + LIFETIME_MILLIS));
                return entry.getKey();
            }
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getEncoder().encodeToString(bytes).replace('+', 'a').replace('/', 'b');
        entries.put(key, new Entry(account, clock.millis() + LIFETIME_MILLIS));
        return key;
    }

    public synchronized void keepAlive(long account, String listenKey) {
        requireOwned(account, listenKey);
        entries.put(listenKey, new Entry(account, clock.millis() + LIFETIME_MILLIS));
    }

    public synchronized void close(long account, String listenKey) {
        requireOwned(account, listenKey);
        entries.remove(listenKey);
    }

    /** The account whose stream it opens. */
    public synchronized Optional<Long> account(String listenKey) {
        dropExpired();
        return Optional.ofNullable(entries.get(listenKey)).map(Entry::account);
    }

    private void requireOwned(long account, String listenKey) {
        dropExpired();
        Entry entry = entries.get(listenKey);
        if (entry == null || entry.account() != account) {
            throw VenueError.INVALID_LISTEN_KEY.exception();
        }
    }

    private void dropExpired() {
        long now = clock.millis();
        entries.values().removeIf(entry -> entry.expiresAt() <= now);
    }
}
