package io.aitrading.testing;

import io.aitrading.domain.PlatformService;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of a service (contracts, section 1) for a test: a free port, a throw-away state directory, test secrets, and
 * no other service reachable unless said so.
 */
public final class PlatformProperties {
    public static final String SERVICE_TOKEN_SECRET = "test-service-token-secret-0123456789abcdef";
    public static final String JWT_SECRET = "test-jwt-secret-0123456789abcdef0123456789";
    public static final String OPERATOR_PASSWORD = "test-operator-password-1";

    /** 32 bytes of base64, for tests alone. */
    public static final String MASTER_KEY = "dGVzdC1tYXN0ZXIta2V5LTAxMjM0NTY3ODlhYmNkZWY=";

    private final Map<String, String> values = new LinkedHashMap<>();

    private PlatformProperties(PlatformService service) {
        values.put(service.portVariable(), "0");
        // The discard port: whoever is not named by url(...) refuses the connection at once.
        values.put("SERVICE_URL_TEMPLATE", "http://127.0.0.1:9");
        values.put("POSTGRES_URL", "postgresql://127.0.0.1:9/none");
        values.put("DRAGONFLY_URL", "redis://127.0.0.1:9");
        values.put("REDPANDA_BROKERS", "127.0.0.1:9");
        values.put("SERVICE_TOKEN_SECRET", SERVICE_TOKEN_SECRET);
        values.put("JWT_SECRET", JWT_SECRET);
        values.put("MASTER_KEY", MASTER_KEY);
        values.put("OPERATOR_PASSWORD", OPERATOR_PASSWORD);
        values.put("STATE_DIR", TestServers.directoryUntilExit("state").toString());
        values.put("APP_ENV", "dev");
        // No configuration-service stands by, and its absence must not make every tested service DEGRADED.
        values.put("platform.configuration.watch", "false");
        values.put("LOG_FORMAT", "text");
    }

    public static PlatformProperties of(PlatformService service) {
        return new PlatformProperties(service);
    }

    public PlatformProperties postgres(TestPostgres.Database database) {
        values.put("POSTGRES_URL", database.url());
        values.put("POSTGRES_USER", database.user());
        return with("POSTGRES_PASSWORD", database.password());
    }

    public PlatformProperties redis(TestRedis redis) {
        values.put("DRAGONFLY_URL", redis.url());
        return with("DRAGONFLY_PASSWORD", redis.password());
    }

    public PlatformProperties kafka(TestKafka kafka) {
        return with("REDPANDA_BROKERS", kafka.brokers());
    }

    /** Where another service, or a stub of it, answers. */
    public PlatformProperties url(PlatformService service, String url) {
        return with(service.urlVariable(), url);
    }

    /** Lets the service trust user tokens of these keys. */
    public PlatformProperties tokens(TestTokens tokens) {
        return url(PlatformService.USER_MANAGEMENT, tokens.jwksUrl());
    }

    /** Lets the service follow configuration, which it does not do otherwise. */
    public PlatformProperties configuration(TestConfiguration configuration) {
        with("platform.configuration.watch", "true");
        return url(PlatformService.CONFIGURATION_SERVICE, configuration.url());
    }

    /** Any other property or variable. */
    public PlatformProperties with(String key, String value) {
        values.put(key, value);
        return this;
    }

    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }

    /** For {@code SpringApplication.run}: command line arguments win over every file. */
    public String[] asArguments() {
        return values.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }
}
