package io.aitrading.users.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the API shows of a user. */
record UserView(UUID id, String username, String email, List<Role> roles, Instant createdAt, boolean disabled) {
    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.username(),
                user.email(),
                user.roles().stream().sorted().toList(),
                user.createdAt(),
                user.isDisabled());
    }
}
