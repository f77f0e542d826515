package io.aitrading.fleettests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as services mint it for each other; whoever holds the fleet's secret can. */
final class ServiceToken {
    private ServiceToken() {}

    static String of(RunningFleet fleet) {
        return of(fleet, 0);
    }

    /** @param secondsFromNow when it was minted; an hour ago it has expired */
    static String of(RunningFleet fleet, long secondsFromNow) {
        long now = Instant.now().getEpochSecond() + secondsFromNow;
        String claims =
                "{\"iss\":\"aitrading-service\",\"aud\":[\"aitrading-api\"],\"sub\":\"fleet-tests\",\"roles\":[\"SERVICE\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(now, now + 60);
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    fleet.secret("SERVICE_TOKEN_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
