package io.aitrading.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a request comes from: the peer, unless that is a proxy of ours, whose word is taken. */
@Component
public class ClientAddress {
    private final GatewayProperties properties;

    ClientAddress(GatewayProperties properties) {
        this.properties = properties;
    }

    public String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        @Nullable String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !properties.trustedProxies().contains(peer)) {
            return peer;
        }
        // The last entry is the one that our own proxy added.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
