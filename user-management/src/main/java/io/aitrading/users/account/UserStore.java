package io.aitrading.users.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Users in PostgreSQL. */
@Repository
public class UserStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient database;

    UserStore(JdbcClient database) {
        this.database = database;
    }

    /** Adds a user; false when the name, the address or the id is taken. */
    public boolean insert(User user) {
        return database.sql(
                                """
                                INSERT INTO users (id, username, username_key, email, email_key, password_hash, roles,
                                                   created_at, password_changed_at)
                                VALUES (:id, :username, :usernameKey, :email, :emailKey, :hash, :roles, :at, :at)
                                ON CONFLICT DO NOTHING""")
                        .param("id", user.id())
                        .param("username", user.username())
                        .param("usernameKey", User.key(user.username()))
                        .param("email", user.email())
                        .param("emailKey", User.key(user.email()))
                        .param("hash", user.passwordHash())
                        .param("roles", names(user.roles()))
                        .param("at", user.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Optional<User> byUsername(String username) {
        return database.sql("SELECT * FROM users WHERE username_key = :key")
                .param("key", User.key(username))
                .query(UserStore::user)
                .optional();
    }

    public Optional<User> byId(UUID id) {
        return database.sql("SELECT * FROM users WHERE id = :id")
                .param("id", id)
                .query(UserStore::user)
                .optional();
    }

    /** The user as committed, whom nobody changes until the transaction ends: what a session begins with must hold at its end. */
    public Optional<User> lockUnchanged(UUID id) {
        return database.sql("SELECT * FROM users WHERE id = :id FOR SHARE")
                .param("id", id)
                .query(UserStore::user)
                .optional();
    }

    /** Lets somebody in no longer, or again with an absent time. */
    public void disable(UUID id, @Nullable Instant since) {
        database.sql("UPDATE users SET disabled_at = :since WHERE id = :id")
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** Users in the order of their ids, which is the order of their creation. */
    public List<User> after(Optional<UUID> id, int limit) {
        return database.sql("SELECT * FROM users WHERE id > :after ORDER BY id LIMIT :limit")
                .param("after", id.orElse(BEFORE_ALL))
                .param("limit", limit)
                .query(UserStore::user)
                .list();
    }

    public void changePassword(UUID id, String hash, Instant at) {
        database.sql("UPDATE users SET password_hash = :hash, password_changed_at = :at WHERE id = :id")
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Replaces a hash of the same password that was made with weaker settings, unless it has changed meanwhile. */
    public void rehash(UUID id, String oldHash, String newHash) {
        database.sql("UPDATE users SET password_hash = :new WHERE id = :id AND password_hash = :old")
                .param("new", newHash)
                .param("old", oldHash)
                .param("id", id)
                .update();
    }

    public void changeRoles(UUID id, Set<Role> roles) {
        database.sql("UPDATE users SET roles = :roles WHERE id = :id")
                .param("roles", names(roles))
                .param("id", id)
                .update();
    }

    /** Ids of all ADMINs who may come in, locked until the transaction ends, so that two cannot step down at once. */
    public List<UUID> lockAdmins() {
        return database.sql(
                        "SELECT id FROM users WHERE 'ADMIN' = ANY (roles) AND disabled_at IS NULL ORDER BY id FOR UPDATE")
                .query(UUID.class)
                .list();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        Array roles = row.getArray("roles");
        Set<Role> parsed = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) roles.getArray()).map(Role::valueOf).forEach(parsed::add);
        return new User(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("email"),
                row.getString("password_hash"),
                parsed,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("password_changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("disabled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
