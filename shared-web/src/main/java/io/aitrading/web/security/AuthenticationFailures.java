package io.aitrading.web.security;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.KeysUnavailableException;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers requests that the filter chain stops: no token, a bad one, an expired one, one that cannot be judged now. */
final class AuthenticationFailures
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
    private static final Duration KEYS_RETRY = Duration.ofSeconds(5);

    private final Problems problems;

    AuthenticationFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        onAuthenticationFailure(request, response, failure);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        ApiException answer = explain(failure, request.getHeader(HttpHeaders.AUTHORIZATION) != null);
        if (answer.error().status() == CommonError.UNAUTHENTICATED.status()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problems.write(request, response, answer);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.write(
                request, response, new ApiException(CommonError.FORBIDDEN, "The caller's roles do not allow this"));
    }

    private static ApiException explain(AuthenticationException failure, boolean tokenGiven) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof KeysUnavailableException) {
                return new ApiException(
                                CommonError.DEPENDENCY_UNAVAILABLE,
                                "Tokens cannot be checked now: user-management is away")
                        .retryAfter(KEYS_RETRY);
            }
            if (says(at, ClaimRules.EXPIRED)) {
                return new ApiException(CommonError.TOKEN_EXPIRED, "The token has expired: refresh it");
            }
            if (says(at, ClaimRules.ENDED)) {
                return new ApiException(CommonError.TOKEN_REVOKED, "The token's session has ended: log in again");
            }
        }
        // Why a token is bad is not told: it would help who forges one.
        return new ApiException(
                CommonError.UNAUTHENTICATED, tokenGiven ? "The token is not valid" : "A bearer token is needed");
    }

    private static boolean says(Throwable failure, String error) {
        return failure instanceof JwtValidationException invalid
                && invalid.getErrors().stream().anyMatch(e -> e.getErrorCode().equals(error));
    }
}
