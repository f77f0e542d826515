package io.aitrading.users.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A person with an account. */
public record User(UUID id, String username, String email, String passwordHash, Set<Role> roles, Instant createdAt) {
    public User {
        roles = Set.copyOf(roles);
    }

    /** The form in which names and addresses are compared: {@code Ann} and {@code ann} are one person. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Never with the hash: this may end up in a log. */
    @Override
    public String toString() {
        return "User[" + id + " " + username + " " + roles + "]";
    }
}
