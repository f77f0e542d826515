package io.aitrading.users.throttle;

import io.aitrading.domain.PlatformService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Where a request really comes from. Behind the gateway every peer address is the gateway's; what it says instead counts
 * only with a token that proves it is the gateway who says so.
 */
@Component
public class ClientAddress {
    static final String ADDRESS = "X-Client-Address";
    static final String PROOF = "X-Gateway-Token";

    private static final int MAX_LENGTH = 64;

    private final JwtDecoder tokens;

    ClientAddress(JwtDecoder tokens) {
        this.tokens = tokens;
    }

    public String of(HttpServletRequest request) {
        @Nullable String said = request.getHeader(ADDRESS);
        @Nullable String proof = request.getHeader(PROOF);
        if (said == null || proof == null || said.isBlank() || said.length() > MAX_LENGTH || !isGateway(proof)) {
            return request.getRemoteAddr();
        }
        return said;
    }

    private boolean isGateway(String proof) {
        try {
            Jwt token = tokens.decode(proof);
            return PlatformService.API_GATEWAY.serviceName().equals(token.getSubject());
        } catch (JwtException e) {
            return false;
        }
    }
}
