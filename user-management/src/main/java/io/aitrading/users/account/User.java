package io.aitrading.users.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param disabledAt since when the person may not come in, absent for who may
 */
public record User(
        UUID id,
        String username,
        String email,
        String passwordHash,
        Set<Role> roles,
        Instant createdAt,
        Instant passwordChangedAt,
        @Nullable Instant disabledAt) {
    public User {
        roles = Set.copyOf(roles);
    }

    /** A new account; what the database keeps of a time is microseconds. */
    public static User created(
            UUID id, String username, String email, String passwordHash, Set<Role> roles, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return new User(id, username, email, passwordHash, roles, at, at, null);
    }

    public boolean isDisabled() {
        return disabledAt != null;
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
