package io.aitrading.paper.json;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes and reads the venue's JSON, whose shapes are built by hand: the platform's own strict mapper has other rules. */
public final class Json {
    /** A null that must be written. */
    public static final Object NULL = NullNode.getInstance();

    private static final Map<TimeUnit, JsonMapper> MAPPERS = mappers();

    private Json() {}

    public static String text(Object value) {
        return text(value, TimeUnit.MILLISECOND);
    }

    public static String text(Object value, TimeUnit unit) {
        return mapper(unit).writeValueAsString(value);
    }

    /** The text as JSON, or null when it is none. */
    public static @Nullable JsonNode parse(String text) {
        try {
            return mapper(TimeUnit.MILLISECOND).readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** For who needs the text of numbers as they were written. */
    public static JsonParser parser(String text) {
        return mapper(TimeUnit.MILLISECOND).createParser(text);
    }

    private static JsonMapper mapper(TimeUnit unit) {
        return Objects.requireNonNull(MAPPERS.get(unit));
    }

    private static Map<TimeUnit, JsonMapper> mappers() {
        Map<TimeUnit, JsonMapper> mappers = new EnumMap<>(TimeUnit.class);
        for (TimeUnit unit : TimeUnit.values()) {
            SimpleModule times = new SimpleModule().addSerializer(Moment.class, new MomentSerializer(unit));
            mappers.put(unit, JsonMapper.builder().addModule(times).build());
        }
        return mappers;
    }

    private static final class MomentSerializer extends StdSerializer<Moment> {
        private final TimeUnit unit;

        MomentSerializer(TimeUnit unit) {
            super(Moment.class);
            this.unit = unit;
        }

        @Override
        public void serialize(Moment moment, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(unit.count(moment));
        }
    }
}
