package io.aitrading.web.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.aitrading.web.KeysUnavailableException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * user-management's public keys: fetched when first needed, kept in memory, and still used while user-management is away.
 * An unknown key id asks again, though never more often than {@link #MIN_PAUSE}, so that forged tokens cannot make us a flood.
 */
final class UserKeys implements JWKSource<SecurityContext> {
    static final Duration MIN_PAUSE = Duration.ofSeconds(5);
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(UserKeys.class);
    private static final int MAX_KEYS = 10;

    /** Reads the key set of user-management. */
    @FunctionalInterface
    interface Fetch {
        String jwks() throws IOException;
    }

    private record Held(JWKSet keys, Instant fetchedAt) {}

    private final Fetch fetch;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Instant lastTry = Instant.MIN;

    UserKeys(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        Held known = held;
        Set<String> wanted = selector.getMatcher().getKeyIDs();
        boolean fresh = known != null && known.fetchedAt.plus(FRESH).isAfter(clock.instant());
        if (known != null && fresh && has(known, wanted)) {
            return selector.select(known.keys);
        }
        refresh();
        known = held;
        if (known == null) {
            throw new KeysUnavailableException();
        }
        return selector.select(known.keys);
    }

    private static boolean has(Held known, @Nullable Set<String> keyIds) {
        return keyIds != null && keyIds.stream().allMatch(id -> known.keys.getKeyByKeyId(id) != null);
    }

    /** One thread asks; the others wait for its answer rather than ask as well. */
    private void refresh() {
        Instant asked = clock.instant();
        fetching.lock();
        try {
            Instant now = clock.instant();
            boolean answeredMeanwhile = lastTry.isAfter(asked);
            if (answeredMeanwhile || lastTry.isAfter(now.minus(MIN_PAUSE))) {
                return;
            }
            lastTry = now;
            JWKSet keys = JWKSet.parse(fetch.jwks()).toPublicJWKSet();
            if (keys.isEmpty() || keys.size() > MAX_KEYS) {
                throw new IOException("a key set of " + keys.size() + " keys");
            }
            held = new Held(keys, now);
        } catch (IOException | ParseException e) {
            log.warn(
                    "cannot read user-management's keys, {}: {}",
                    held == null ? "no user can be let in" : "going on with the last ones",
                    e.getMessage());
        } finally {
            fetching.unlock();
        }
    }
}
