package io.aitrading.users.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One key signs; the one before stays published until the last token it signed has expired. What is in memory is at most
 * {@code REFRESH} behind the database, which several instances may share.
 */
@Component
public class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final String REFRESH = "PT10S";

    private record Ring(ECKey signer, JWKSet published) {}

    private final KeyStore store;
    private final KeySeal seal;
    private final KeySettings settings;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Ids ids;
    private volatile @Nullable Ring ring;

    SigningKeys(
            KeyStore store,
            KeySettings settings,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Ids ids,
            SecureRandom random,
            Environment environment) {
        String secret = environment.getProperty("JWT_SECRET", "");
        if (secret.isBlank()) {
            throw new IllegalStateException(
                    "JWT_SECRET is not set. It seals the keys that sign access tokens: openssl rand -base64 48 makes one.");
        }
        this.store = store;
        this.seal = new KeySeal(secret, KeySeal.SIGNING_KEYS, random);
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** The key that signs now. */
    public ECKey signer() {
        return ring().signer;
    }

    /** Public halves of all keys whose tokens are still good. */
    public JWKSet published() {
        return ring().published;
    }

    private Ring ring() {
        Ring known = ring;
        return known != null ? known : load(false);
    }

    /** Replaces the signing key now. */
    public String rotate() {
        return load(true).signer.getKeyID();
    }

    @Scheduled(fixedDelayString = REFRESH, initialDelayString = REFRESH)
    void refresh() {
        try {
            load(false);
        } catch (DataAccessException e) {
            log.debug("keys not refreshed: {}", e.getMessage());
        }
    }

    private Ring load(boolean rotate) {
        Ring loaded = transactions.inTransaction(() -> {
            Instant now = clock.instant();
            List<KeyStore.StoredKey> live = store.live(now);
            Optional<ECKey> signer = rotate ? Optional.empty() : usable(live, now);
            if (signer.isEmpty()) {
                store.lock();
                // Another instance may have rotated while we waited.
                List<KeyStore.StoredKey> seen = store.live(now);
                signer = rotate || seen.equals(live) ? Optional.empty() : usable(seen, now);
                live = seen;
            }
            if (signer.isPresent()) {
                return new Ring(signer.get(), published(live));
            }
            ECKey made = generate(now);
            return new Ring(made, published(store.live(now)));
        });
        ring = loaded;
        return loaded;
    }

    private Optional<ECKey> usable(List<KeyStore.StoredKey> live, Instant now) {
        return live.stream()
                .filter(key -> key.retiresAt().isEmpty())
                .findFirst()
                .filter(key -> key.createdAt().plus(settings.rotateAfter()).isAfter(now))
                .flatMap(this::open);
    }

    private Optional<ECKey> open(KeyStore.StoredKey key) {
        Optional<byte[]> plain = seal.open(key.id(), key.sealedKey());
        if (plain.isEmpty()) {
            log.warn("signing key {} was sealed under another JWT_SECRET: it is replaced", key.id());
        }
        return plain.map(
                bytes -> parse(new String(bytes, StandardCharsets.UTF_8)).toECKey());
    }

    private ECKey generate(Instant now) {
        try {
            String id = ids.next().toString();
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            String sealed = seal.seal(id, key.toJSONString().getBytes(StandardCharsets.UTF_8));
            store.insert(new KeyStore.StoredKey(id, key.toPublicJWK().toJSONString(), sealed, now, Optional.empty()));
            store.retireOthers(id, now.plus(settings.verifyAfterRotation()));
            store.deleteRetired(now);
            audit.record(AuthEvent.KEY_ROTATED, null, "new key " + id);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }

    private static JWKSet published(List<KeyStore.StoredKey> keys) {
        return new JWKSet(keys.stream().map(key -> parse(key.publicJwk())).toList());
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored key is not readable", e);
        }
    }
}
