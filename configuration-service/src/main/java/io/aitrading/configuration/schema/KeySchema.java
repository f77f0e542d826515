package io.aitrading.configuration.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One key of a service.
 *
 * @param min smallest number; absent for no bound
 * @param max largest number; absent for no bound
 * @param allowed the only texts; absent for any
 * @param maxLength of a text
 * @param unit for people: {@code ms}, {@code USDT}
 * @param applies when a change takes effect
 * @param fallback what the service uses while no value is set
 */
public record KeySchema(
        String key,
        ValueType type,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable List<String> allowed,
        @Nullable Integer maxLength,
        @Nullable String unit,
        Applies applies,
        @JsonProperty("default") JsonNode fallback,
        String description) {

    /** When a service uses a new value. */
    public enum Applies {
        /** Within moments. */
        LIVE,
        /** At its next start, from the copy that it keeps. */
        RESTART
    }

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)*");
    private static final int MAX_TEXT_LENGTH = 500;
    private static final int MAX_DECIMAL_LENGTH = 40;

    /** What a person would have to paste for this to match is what must never be stored in clear. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(password|passwd|secret|token|api[-_]?key)\\s*[:=]|-----BEGIN|[A-Za-z0-9+/_-]{40,}={0,2}");

    /** Checks itself, so that a wrong schema stops the start and not an operator at night. */
    public KeySchema {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException(key + " has no description");
        }
    }

    /** Fails when the default breaks the key's own rules. */
    KeySchema checked() {
        problem(fallback).ifPresent(problem -> {
            throw new IllegalArgumentException("default of " + key + " " + problem.message());
        });
        return this;
    }

    /** What a value breaks, if anything. */
    Optional<Problem> problem(JsonNode value) {
        return Optional.ofNullable(
                switch (type) {
                    case INTEGER ->
                        value.isIntegralNumber()
                                ? range(value.decimalValue())
                                : new Problem("TYPE", "must be a whole number");
                    case DECIMAL -> decimal(value);
                    case BOOLEAN -> value.isBoolean() ? null : new Problem("TYPE", "must be true or false");
                    case TEXT -> value.isString() ? text(value.stringValue()) : new Problem("TYPE", "must be a text");
                });
    }

    private @Nullable Problem decimal(JsonNode value) {
        Problem wrongType = new Problem("TYPE", "must be a decimal number as text, such as \"0.5\"");
        if (!value.isString() || value.stringValue().length() > MAX_DECIMAL_LENGTH) {
            return wrongType;
        }
        String text = value.stringValue();
        if (!text.matches("-?\\d+(\\.\\d+)?")) {
            return wrongType;
        }
        return range(new BigDecimal(text));
    }

    private @Nullable Problem range(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) {
            return new Problem("MIN", "must be at least " + min.toPlainString());
        }
        if (max != null && number.compareTo(max) > 0) {
            return new Problem("MAX", "must be at most " + max.toPlainString());
        }
        return null;
    }

    private @Nullable Problem text(String text) {
        int limit = maxLength == null ? MAX_TEXT_LENGTH : maxLength;
        if (text.length() > limit) {
            return new Problem("LENGTH", "must be at most " + limit + " characters");
        }
        if (allowed != null && !allowed.contains(text)) {
            return new Problem("ALLOWED", "must be one of " + String.join(", ", allowed));
        }
        if (allowed == null && SECRET.matcher(text).find()) {
            return new Problem("SECRET", "looks like a secret, and secrets are not configuration");
        }
        return null;
    }

    /**
     * A broken rule.
     *
     * @param rule short and stable
     * @param message completes "the value ..."
     */
    public record Problem(String rule, String message) {}
}
