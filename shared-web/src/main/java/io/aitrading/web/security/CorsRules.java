package io.aitrading.web.security;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.CorrelationId;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Which pages of other origins may call from a browser: those listed, and none unless some are. Tokens travel in a header that
 * a page must set itself, so that cookies and other credentials are never allowed.
 */
final class CorsRules {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> REQUEST_HEADERS =
            List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Prefer", CorrelationId.HEADER);
    private static final List<String> ANSWER_HEADERS = List.of(
            CorrelationId.HEADER,
            "ETag",
            "Retry-After",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "Idempotent-Replayed",
            "Location",
            "Preference-Applied");

    private CorsRules() {}

    /** @throws IllegalArgumentException for what is no origin, {@code *} above all */
    static CorsFilter filter(List<String> origins, Problems problems) {
        origins.forEach(CorsRules::requireOrigin);
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(REQUEST_HEADERS);
        rules.setExposedHeaders(ANSWER_HEADERS);
        rules.setAllowCredentials(false);
        rules.setMaxAge(REMEMBERED);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new Answering(problems));
        return filter;
    }

    private static void requireOrigin(String text) {
        URI origin;
        try {
            origin = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
        String scheme = String.valueOf(origin.getScheme());
        boolean bare = origin.getRawPath().isEmpty() && origin.getRawQuery() == null && origin.getRawFragment() == null;
        if (!List.of("http", "https").contains(scheme) || origin.getHost() == null || !bare) {
            throw refused(text, null);
        }
    }

    private static IllegalArgumentException refused(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "platform.web.cors-origins has '" + text + "'. It must list origins such as https://desk.example.org",
                cause);
    }

    /** Refuses in the words of every other refusal. */
    private static final class Answering implements CorsProcessor {
        private final DefaultCorsProcessor judge = new DefaultCorsProcessor();
        private final Problems problems;

        Answering(Problems problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration rules, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            @Nullable
            String origin = new ServletServerHttpRequest(request).getHeaders().getOrigin();
            if (rules != null && CorsUtils.isCorsRequest(request) && rules.checkOrigin(origin) == null) {
                response.addHeader("Vary", "Origin");
                problems.write(
                        request,
                        response,
                        new ApiException(CommonError.FORBIDDEN, "Pages of this origin may not call the platform"));
                return false;
            }
            return judge.processRequest(rules, request, response);
        }
    }
}
