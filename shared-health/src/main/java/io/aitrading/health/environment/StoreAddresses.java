package io.aitrading.health.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Translates the addresses of the stores, as other programs write them, to Spring's properties. */
final class StoreAddresses {
    static final String DEFAULT_POSTGRES_URL = "postgresql://localhost:5432/ai_trading";
    static final String DEFAULT_POSTGRES_USER = "ai_trading_user";
    static final String DEFAULT_DRAGONFLY_URL = "redis://localhost:6379";
    static final String DEFAULT_BROKERS = "localhost:19092";

    private static final int REDIS_PORT = 6379;
    /** A frozen server must not hold a connection for ever; a migration's statement must fit in. */
    private static final String DRIVER_LIMITS = "connectTimeout=2&socketTimeout=20&tcpKeepAlive=true";

    private StoreAddresses() {}

    static Map<String, Object> read(Environment environment, String service) {
        Map<String, Object> properties = new HashMap<>();
        String schema = environment.getProperty("platform.data.schema", "").strip();
        if (!schema.isEmpty()) {
            postgres(environment, service, schema, properties);
        }
        redis(environment, service, properties);
        properties.put("spring.kafka.bootstrap-servers", environment.getProperty("REDPANDA_BROKERS", DEFAULT_BROKERS));
        properties.put("spring.kafka.client-id", service);
        return properties;
    }

    private static void postgres(
            Environment environment, String service, String schema, Map<String, Object> properties) {
        String url =
                environment.getProperty("POSTGRES_URL", DEFAULT_POSTGRES_URL).strip();
        URI address = uri("POSTGRES_URL", url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (!"postgresql".equals(address.getScheme()) && !"postgres".equals(address.getScheme())) {
            throw new ConfigurationRefusedException(
                    "POSTGRES_URL", "does not start with postgresql://", "Write postgresql://host:5432/database.");
        }
        @Nullable String query = address.getRawQuery();
        String server = afterUserInfo(address) + String.valueOf(address.getRawPath());
        properties.put(
                "spring.datasource.url",
                "jdbc:postgresql://" + server + "?" + (query == null ? "" : query + "&") + DRIVER_LIMITS
                        + "&ApplicationName=" + service + "&currentSchema=" + schema);
        UserInfo inUrl = UserInfo.of(address);
        properties.put(
                "spring.datasource.username",
                environment.getProperty(
                        "POSTGRES_USER", inUrl.name().isEmpty() ? DEFAULT_POSTGRES_USER : inUrl.name()));
        properties.put(
                "spring.datasource.password", environment.getProperty(SecretNames.POSTGRES_PASSWORD, inUrl.password()));
    }

    private static void redis(Environment environment, String service, Map<String, Object> properties) {
        URI address = uri(
                "DRAGONFLY_URL",
                environment.getProperty("DRAGONFLY_URL", DEFAULT_DRAGONFLY_URL).strip());
        @Nullable String host = address.getHost();
        boolean tls = "rediss".equals(address.getScheme());
        if (host == null || !(tls || "redis".equals(address.getScheme()))) {
            throw new ConfigurationRefusedException(
                    "DRAGONFLY_URL", "is not an address of Redis", "Write redis://host:6379 or rediss://host:6379.");
        }
        properties.put("spring.data.redis.host", host);
        properties.put("spring.data.redis.port", address.getPort() < 0 ? REDIS_PORT : address.getPort());
        properties.put("spring.data.redis.ssl.enabled", tls);
        properties.put("spring.data.redis.client-name", service);
        String password = environment.getProperty(
                SecretNames.DRAGONFLY_PASSWORD, UserInfo.of(address).password());
        if (!password.isEmpty()) {
            properties.put("spring.data.redis.password", password);
        }
    }

    private static URI uri(String variable, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            // The text may hold a password: it is not repeated here.
            throw new ConfigurationRefusedException(
                    variable, "is not a valid address", "Write it as scheme://host:port/name.");
        }
    }

    private static String afterUserInfo(URI address) {
        @Nullable String authority = address.getRawAuthority();
        if (authority == null) {
            throw new ConfigurationRefusedException(
                    "POSTGRES_URL", "names no server", "Write postgresql://host:5432/database.");
        }
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private record UserInfo(String name, String password) {
        static UserInfo of(URI address) {
            @Nullable String raw = address.getRawAuthority();
            int end = raw == null ? -1 : raw.lastIndexOf('@');
            if (raw == null || end < 0) {
                return new UserInfo("", "");
            }
            String[] parts = raw.substring(0, end).split(":", 2);
            return new UserInfo(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
