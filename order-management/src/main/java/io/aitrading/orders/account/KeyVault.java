package io.aitrading.orders.account;

import io.aitrading.venue.VenueKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Venue keys at rest: AES-256-GCM under the master key, bound to their account, so that swapped rows do not open. */
@Repository
public class KeyVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec masterKey;

    KeyVault(JdbcClient jdbc, InstantSource clock, @Value("${MASTER_KEY:}") String masterKey) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.masterKey = new SecretKeySpec(decoded(masterKey), "AES");
    }

    private static byte[] decoded(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("MASTER_KEY is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "MASTER_KEY must be base64 of 32 bytes; make one with: openssl rand -base64 32");
        }
        return bytes;
    }

    /** Keeps the key of an account; a later one takes its place. */
    void store(UUID accountId, VenueKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = (key.apiKey() + "\n" + key.secretKey()).getBytes(StandardCharsets.UTF_8);
        jdbc.sql(
                        """
                        insert into venue_keys (account_id, nonce, ciphertext, created_at) values (?, ?, ?, ?)
                        on conflict (account_id) do update set nonce = excluded.nonce, ciphertext = excluded.ciphertext""")
                .params(
                        accountId,
                        nonce,
                        crypt(Cipher.ENCRYPT_MODE, accountId, nonce, text),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<VenueKey> find(UUID accountId) {
        return jdbc.sql("select nonce, ciphertext from venue_keys where account_id = ?")
                .param(accountId)
                .query((row, number) -> {
                    byte[] text =
                            crypt(Cipher.DECRYPT_MODE, accountId, row.getBytes("nonce"), row.getBytes("ciphertext"));
                    String[] parts = new String(text, StandardCharsets.UTF_8).split("\n", 2);
                    return new VenueKey(parts[0], parts[1]);
                })
                .optional();
    }

    private byte[] crypt(int mode, UUID accountId, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, masterKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(accountId.getMostSignificantBits())
                    .putLong(accountId.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "venue key of account " + accountId + " cannot be read: wrong MASTER_KEY?", e);
        }
    }
}
