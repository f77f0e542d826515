package io.aitrading.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem of the catalogue; thrown from any depth, also out of a transaction, which it rolls back. */
public final class ApiException extends RuntimeException {
    private final transient ErrorCode error;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    /**
     * @param detail what happened this time, for people; no secrets, since the caller reads it
     */
    public ApiException(ErrorCode error, String detail) {
        super(detail);
        this.error = error;
    }

    public ApiException(ErrorCode error, String detail, Throwable cause) {
        super(detail, cause);
        this.error = error;
    }

    /** A {@link CommonError#VALIDATION_FAILED} about one field. */
    public static ApiException invalid(String field, String rule, String message) {
        return new ApiException(CommonError.VALIDATION_FAILED, field + " " + message).field(field, rule, message);
    }

    /** A {@link CommonError#NOT_FOUND}; also for what exists but belongs to someone else. */
    public static ApiException notFound(String what) {
        return new ApiException(CommonError.NOT_FOUND, "There is no such " + what);
    }

    /** Names a field and the rule it breaks. */
    public ApiException field(String field, String rule, String message) {
        violations.add(new Violation(field, rule, message));
        return this;
    }

    /** Adds a member to the problem. */
    public ApiException with(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /** Tells the caller when to try again. */
    public ApiException retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public ErrorCode error() {
        return error;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
