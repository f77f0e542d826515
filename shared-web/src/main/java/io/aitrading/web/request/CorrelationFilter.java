package io.aitrading.web.request;

import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import io.aitrading.web.CorrelationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes over the caller's correlation id or makes one; it is on every log line of the request and on the answer. */
final class CorrelationFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = CorrelationFilter.class.getName();

    private final String service;
    private final Ids ids;

    CorrelationFilter(String service, Ids ids) {
        this.service = service;
        this.ids = ids;
    }

    /** Continued requests (asynchronous answers, error pages) run on other threads, which need the context as well. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(CorrelationId.HEADER, id);
        MDC.put(LogKeys.CORRELATION_ID, id);
        MDC.put(LogKeys.SERVICE, service);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LogKeys.CORRELATION_ID);
            MDC.remove(LogKeys.USER_ID);
        }
    }

    private String idOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        @Nullable String given = request.getHeader(CorrelationId.HEADER);
        return given != null && CorrelationId.isValid(given)
                ? given
                : ids.next().toString();
    }
}
