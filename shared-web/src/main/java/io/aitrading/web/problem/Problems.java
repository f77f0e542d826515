package io.aitrading.web.problem;

import io.aitrading.web.ApiException;
import io.aitrading.web.CorrelationId;
import io.aitrading.web.ErrorCode;
import io.aitrading.web.Problem;
import io.aitrading.web.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Builds problems, as an answer for handlers or straight onto the wire for filters. */
public final class Problems {
    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    static Problem problem(
            ErrorCode error,
            @Nullable String detail,
            String path,
            List<Violation> violations,
            Map<String, Object> more) {
        return new Problem(
                Problem.typeOf(error.code()),
                error.title(),
                error.status(),
                detail,
                path,
                error.code(),
                CorrelationId.current().orElse(null),
                error.retryable(),
                violations,
                more);
    }

    /** The answer to an {@link ApiException}. */
    public static ResponseEntity<Object> answer(ApiException failure, String path) {
        HttpHeaders headers = new HttpHeaders();
        failure.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, seconds(wait.toMillis())));
        return answer(
                problem(failure.error(), failure.detail(), path, failure.violations(), failure.properties()), headers);
    }

    static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Writes a problem from a filter, where no handler is in charge yet. */
    public void write(HttpServletRequest request, HttpServletResponse response, ApiException failure)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Problem problem = problem(
                failure.error(), failure.detail(), request.getRequestURI(), failure.violations(), failure.properties());
        response.setStatus(problem.status());
        failure.retryAfter().ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait.toMillis())));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whole seconds, rounded up: a caller that obeys must not come too early. */
    private static String seconds(long millis) {
        return Long.toString(Math.max(1, Math.ceilDiv(millis, 1000)));
    }
}
