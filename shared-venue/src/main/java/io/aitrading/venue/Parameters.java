package io.aitrading.venue;

import io.aitrading.domain.Decimals;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of one call, in the order given; absent values are left out. */
final class Parameters {

    private final Map<String, String> values = new LinkedHashMap<>();

    static Parameters of(String name, Object value) {
        return new Parameters().with(name, value);
    }

    Parameters with(String name, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            values.put(name, Decimals.text(number));
        } else if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    Parameters copy() {
        Parameters copy = new Parameters();
        copy.values.putAll(values);
        return copy;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** As REST sends and signs them. */
    String urlEncoded() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** As the WebSocket API signs them: sorted by name, not encoded. */
    String sorted() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    Map<String, String> asMap() {
        return Map.copyOf(values);
    }
}
