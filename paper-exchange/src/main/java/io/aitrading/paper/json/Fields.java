package io.aitrading.paper.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object while it is written: fields keep their order, and one without a value is left out. */
public final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Fields with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** A field that is a time: written in milliseconds, or in microseconds for who asked for them. */
    public Fields at(String name, long millis) {
        return with(name, new Moment(millis));
    }

    public Fields withAll(Fields more) {
        values.putAll(more.values);
        return this;
    }

    @JsonValue
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
