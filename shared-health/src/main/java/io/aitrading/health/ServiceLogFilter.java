package io.aitrading.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the service's name on the log lines of a request: in one JVM many services write to one log. */
final class ServiceLogFilter extends OncePerRequestFilter implements Ordered {
    private final String service;

    ServiceLogFilter(String service) {
        this.service = service;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(LogKeys.SERVICE, service);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LogKeys.SERVICE);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
