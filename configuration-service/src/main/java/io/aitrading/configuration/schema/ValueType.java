package io.aitrading.configuration.schema;

/** How a value is written in JSON. */
public enum ValueType {
    /** A whole number. */
    INTEGER,
    /** An exact decimal, as text: {@code "0.025"}. */
    DECIMAL,
    BOOLEAN,
    TEXT
}
