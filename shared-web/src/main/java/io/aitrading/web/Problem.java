package io.aitrading.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of an error answer, {@code application/problem+json} of RFC 9457.
 *
 * @param instance path of the request that failed
 * @param correlationId finds this request in the logs of every service it passed
 * @param properties further members, written beside the others
 */
public record Problem(
        URI type,
        String title,
        int status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correlationId,
        boolean retryable,
        List<Violation> violations,
        @JsonAnyGetter Map<String, Object> properties) {
    private static final String TYPE_PREFIX = "urn:aitrading:error:";

    public Problem {
        violations = List.copyOf(violations);
        properties = Map.copyOf(properties);
    }

    /** The type that belongs to a code. */
    public static URI typeOf(String code) {
        return URI.create(TYPE_PREFIX + code);
    }
}
