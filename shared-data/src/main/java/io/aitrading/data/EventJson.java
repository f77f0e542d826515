package io.aitrading.data;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.aitrading.domain.event.EventEnvelope;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events. Apart from a service's HTTP JSON on purpose: an event may come from a newer service, so fields
 * nobody here knows are passed over, while an HTTP request with such a field is refused.
 */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private EventJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) throws JacksonException {
        return MAPPER.readValue(json, type);
    }

    static <T> EventEnvelope<T> envelope(String json, Class<T> payload) throws JacksonException {
        JavaType type = MAPPER.getTypeFactory().constructParametricType(EventEnvelope.class, payload);
        EventEnvelope<T> envelope = MAPPER.readValue(json, type);
        requirePresent(envelope.eventId(), "eventId");
        requirePresent(envelope.payload(), "payload");
        return envelope;
    }

    /** The mapper fills records from outside, so what NullAway proves of our own code has to be checked here. */
    @SuppressWarnings("NullAway")
    private static void requirePresent(Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the event has no " + field);
        }
    }
}
