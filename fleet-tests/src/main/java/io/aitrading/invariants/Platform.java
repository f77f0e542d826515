package io.aitrading.invariants;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running fleet as its operator sees it: addresses, and the right to read everything. */
final class Platform {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, String> environment;
    private final String serviceTokenSecret;
    private final InstantSource clock;

    Platform(Map<String, String> environment, String serviceTokenSecret, InstantSource clock) {
        this.environment = environment;
        this.serviceTokenSecret = serviceTokenSecret;
        this.clock = clock;
    }

    /** An answer with its status. */
    record Answer(int status, String body) {}

    JsonNode get(PlatformService service, String path) {
        Answer answer = call(service, path);
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    service.serviceName() + path + " answered " + answer.status() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    Answer call(PlatformService service, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base(service) + path))
                .timeout(CALL_TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + service.serviceName() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every item of a paged list. */
    List<JsonNode> all(PlatformService service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = get(service, path + separator + "limit=" + PAGE + cursor);
            answer.path("items").forEach(items::add);
            String next = answer.path("nextCursor").asString("");
            if (next.isEmpty()) {
                return items;
            }
            cursor = "&cursor=" + next;
        }
        throw new IllegalStateException(path + " has more than " + PAGE * MAX_PAGES + " items: too many for one check");
    }

    private String base(PlatformService service) {
        String port = environment.getOrDefault(service.portVariable(), String.valueOf(service.port()));
        return environment.getOrDefault(service.urlVariable(), "http://127.0.0.1:" + port);
    }

    /** A service token as shared-web mints it; by hand, since this program uses nothing of the product but its HTTP doors. */
    private String token() {
        Instant now = clock.instant();
        String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}";
        String claims =
                "{\"iss\":\"aitrading-service\",\"aud\":[\"aitrading-api\"],\"sub\":\"invariant-checker\",\"roles\":[\"SERVICE\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(now.getEpochSecond(), now.plus(TOKEN_LIFE).getEpochSecond());
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(serviceTokenSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
