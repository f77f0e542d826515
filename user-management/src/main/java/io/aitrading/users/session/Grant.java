package io.aitrading.users.session;

import io.aitrading.users.account.Role;
import java.util.List;
import java.util.UUID;

/** What a log-in or a refresh gives. */
record Grant(
        String accessToken,
        String refreshToken,
        String tokenType,
        long expiresInSeconds,
        UUID userId,
        List<Role> roles) {
    /** Never the tokens: records print their components. */
    @Override
    public String toString() {
        return "Grant[" + userId + " " + roles + "]";
    }
}
