package io.aitrading.web;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the request, as its validated token says. Handlers take it as a parameter.
 *
 * @param subject a user's id, or the name of a service
 * @param roles without prefix: {@code TRADER}, {@code SERVICE}
 * @param provenAt when the user last showed a password, and a code where there is a second factor; absent for a service
 */
public record Caller(String subject, Set<String> roles, @Nullable Instant provenAt) {
    private static final String SERVICE_ROLE = "SERVICE";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The user's id.
     *
     * @throws ApiException FORBIDDEN for a service, which is no user
     */
    public UUID userId() {
        if (isService()) {
            throw new ApiException(CommonError.FORBIDDEN, "This is for users, not for services");
        }
        return UUID.fromString(subject);
    }

    public boolean isService() {
        return has(SERVICE_ROLE);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
