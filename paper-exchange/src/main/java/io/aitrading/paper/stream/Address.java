package io.aitrading.paper.stream;

import io.aitrading.paper.json.TimeUnit;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.socket.WebSocketSession;

/**
 * Where a client connected to: the path tells the door and perhaps streams, the query the rest.
 *
 * @param query decoded values by name
 */
record Address(String path, Map<String, String> query) {
    private static final String SINGLE = "/ws/";

    static Address of(WebSocketSession session) {
        URI uri = session.getUri();
        return uri == null ? new Address("", Map.of()) : of(uri);
    }

    static Address of(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return new Address(uri.getPath(), query);
    }

    /** A URI that got here has no malformed escapes: the web server refuses those. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether events are wrapped from the start. */
    boolean isCombined() {
        return path.startsWith("/stream");
    }

    TimeUnit timeUnit() {
        return TimeUnit.of(query.get("timeUnit"));
    }

    boolean returnRateLimits() {
        return !"false".equalsIgnoreCase(query.get("returnRateLimits"));
    }

    /** Streams named by whoever connected; a number stands for none, which will be subscribed to later. */
    List<String> streams() {
        String names = isCombined()
                ? query.getOrDefault("streams", "")
                : path.startsWith(SINGLE) ? path.substring(SINGLE.length()) : "";
        return names.isEmpty() || names.matches("[0-9]{1,9}") ? List.of() : List.of(names.split("/", -1));
    }
}
