package io.aitrading.paper.auth;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.Batch.KeyKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds keys; those once found are remembered, since a key never changes. */
@Component
public class ApiKeys {
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9]{16,128}");
    private static final int REMEMBERED_MAX = 10_000;

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final ConcurrentHashMap<String, ApiKey> remembered = new ConcurrentHashMap<>();

    ApiKeys(JdbcClient jdbc, SecretBox secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** The key named in a request. */
    public ApiKey require(@Nullable String apiKey) {
        if (apiKey == null || !FORMAT.matcher(apiKey).matches()) {
            throw VenueError.BAD_KEY_FORMAT.exception();
        }
        return find(apiKey).orElseThrow(VenueError.REJECTED_KEY::exception);
    }

    private Optional<ApiKey> find(String apiKey) {
        ApiKey known = remembered.get(apiKey);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ApiKey> found = jdbc.sql(
                        "SELECT api_key, account, kind, material FROM api_key WHERE api_key = :apiKey")
                .param("apiKey", apiKey)
                .query(this::key)
                .optional();
        found.ifPresent(this::remember);
        return found;
    }

    private ApiKey key(ResultSet row, int number) throws SQLException {
        KeyKind kind = KeyKind.valueOf(row.getString("kind"));
        String material = row.getString("material");
        return new ApiKey(
                row.getString("api_key"),
                row.getLong("account"),
                kind,
                kind == KeyKind.HMAC ? secrets.open(material) : material);
    }

    private void remember(ApiKey key) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(key.apiKey(), key);
    }
}
