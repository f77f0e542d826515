package io.aitrading.web.json;

import io.aitrading.domain.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Decimals, times and durations as text, in both directions: a JSON number for a price would pass through binary
 * fractions in many clients, and one for a time says neither its unit nor its zone.
 */
final class ExactValues {
    private static final int MAX_LENGTH = 100;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private ExactValues() {}

    static SimpleModule module() {
        return new SimpleModule("exact-values")
                .addSerializer(BigDecimal.class, new DecimalWriter())
                .addDeserializer(BigDecimal.class, new TextOnly<>(BigDecimal.class, ExactValues::decimal))
                .addDeserializer(Instant.class, new TextOnly<>(Instant.class, ExactValues::instant))
                .addDeserializer(Duration.class, new TextOnly<>(Duration.class, Duration::parse));
    }

    /** Brought within the platform's exact range, so that 1E+999999999 is refused before anything expands it. */
    private static BigDecimal decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        Decimals.exact(value, "number");
        return value;
    }

    /** Within what every database of the platform can hold. */
    private static Instant instant(String text) {
        Instant value = Instant.parse(text);
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static final class DecimalWriter extends StdSerializer<BigDecimal> {
        DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(Decimals.text(value));
        }
    }

    private static final class TextOnly<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> parse;

        TextOnly(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, in));
            }
            String text = in.getString();
            if (text.length() > MAX_LENGTH) {
                return type.cast(context.handleWeirdStringValue(type, "", "too long"));
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException bad) {
                return type.cast(context.handleWeirdStringValue(type, text, "not valid"));
            }
        }
    }
}
