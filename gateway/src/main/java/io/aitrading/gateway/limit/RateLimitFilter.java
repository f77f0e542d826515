package io.aitrading.gateway.limit;

import io.aitrading.gateway.ClientAddress;
import io.aitrading.gateway.GatewayProperties;
import io.aitrading.gateway.GatewayProperties.Limit;
import io.aitrading.health.Live;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a client's request when its window is full. Runs after the token check, so that users are told apart. */
final class RateLimitFilter extends OncePerRequestFilter {
    private final RateLimiter limiter;
    private final Live<GatewayProperties> settings;
    private final Problems problems;
    private final ClientAddress addresses;

    RateLimitFilter(RateLimiter limiter, Live<GatewayProperties> settings, Problems problems, ClientAddress addresses) {
        this.limiter = limiter;
        this.settings = settings;
        this.problems = problems;
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Principal user = request.getUserPrincipal();
        LimitClass limitClass = LimitClass.of(request.getRequestURI(), user != null);
        @Nullable Limit limit = limitOf(limitClass);
        if (limit == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean byAddress = user == null || limitClass == LimitClass.LOGIN;
        String client = byAddress ? "ip:" + addresses.of(request) : "user:" + user.getName();
        Window window = limiter.ask(
                limitClass.name().toLowerCase(Locale.ROOT) + ":" + client, limit.requests(), limit.window());
        response.setHeader("RateLimit-Limit", String.valueOf(limit.requests()));
        response.setHeader("RateLimit-Remaining", String.valueOf(window.remaining()));
        if (window.allowed()) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                request,
                response,
                new ApiException(
                                CommonError.RATE_LIMITED,
                                "More than " + limit.requests() + " requests in "
                                        + limit.window().toSeconds() + " s")
                        .with("limitClass", limitClass.name().toLowerCase(Locale.ROOT))
                        .retryAfter(Duration.ofMillis(window.retryAfterMillis())));
    }

    private @Nullable Limit limitOf(LimitClass limitClass) {
        GatewayProperties.Limits limits = settings.now().limits();
        return switch (limitClass) {
            case EXEMPT -> null;
            case LOGIN -> limits.login();
            case TRADING -> limits.trading();
            case READING -> limits.reading();
            case STANDARD -> limits.standard();
        };
    }
}
