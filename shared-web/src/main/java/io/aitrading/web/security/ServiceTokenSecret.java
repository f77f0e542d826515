package io.aitrading.web.security;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key under which services sign their tokens to each other. */
record ServiceTokenSecret(SecretKey key) {
    private static final int MIN_BYTES = 32;

    static ServiceTokenSecret of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalStateException("SERVICE_TOKEN_SECRET has " + bytes.length + " bytes. It needs at least "
                    + MIN_BYTES + ": openssl rand -base64 48 makes one.");
        }
        return new ServiceTokenSecret(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    /** Never the key itself: records print their components. */
    @Override
    public String toString() {
        return "ServiceTokenSecret[...]";
    }
}
