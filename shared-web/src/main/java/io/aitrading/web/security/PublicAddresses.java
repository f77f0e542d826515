package io.aitrading.web.security;

import io.aitrading.web.PublicPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests that need no token. */
final class PublicAddresses implements RequestMatcher {
    private static final List<String> EVERYWHERE =
            List.of("/health", "/health/**", "/metrics", "/info", "/v3/api-docs", "/v3/api-docs/**", "/api/v1/errors");

    private final RequestMatcher addresses;

    private PublicAddresses(RequestMatcher addresses) {
        this.addresses = addresses;
    }

    static PublicAddresses of(List<PublicPaths> declared) {
        List<RequestMatcher> matchers = Stream.concat(
                        EVERYWHERE.stream(), declared.stream().flatMap(paths -> paths.patterns().stream()))
                .map(PublicAddresses::matcher)
                .toList();
        return new PublicAddresses(new OrRequestMatcher(matchers));
    }

    private static RequestMatcher matcher(String pattern) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        int space = pattern.indexOf(' ');
        return space < 0
                ? builder.matcher(pattern)
                : builder.matcher(HttpMethod.valueOf(pattern.substring(0, space)), pattern.substring(space + 1));
    }

    /** Continuations of a request that was let in, and pages about errors, are no new requests. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.REQUEST || addresses.matches(request);
    }
}
