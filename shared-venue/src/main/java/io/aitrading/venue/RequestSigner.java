package io.aitrading.venue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the very bytes that are sent. */
final class RequestSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    RequestSigner(VenueKey venueKey) {
        key = new SecretKeySpec(venueKey.secretKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
