package io.aitrading.health.environment;

import java.util.List;

/** Names of the settings that hold secrets; each may come as {@code <NAME>_FILE} instead. */
final class SecretNames {
    static final String POSTGRES_PASSWORD = "POSTGRES_PASSWORD";
    static final String DRAGONFLY_PASSWORD = "DRAGONFLY_PASSWORD";

    static final List<String> ALL = List.of(
            "JWT_SECRET",
            "SERVICE_TOKEN_SECRET",
            "MASTER_KEY",
            POSTGRES_PASSWORD,
            DRAGONFLY_PASSWORD,
            "OPERATOR_PASSWORD",
            "CLICKHOUSE_PASSWORD",
            "ARANGO_PASSWORD",
            "BINANCE_API_KEY",
            "BINANCE_SECRET_KEY");

    /** Without these, strong, no service starts in production. */
    static final List<String> REQUIRED_IN_PRODUCTION =
            List.of("JWT_SECRET", "SERVICE_TOKEN_SECRET", "MASTER_KEY", POSTGRES_PASSWORD);

    private SecretNames() {}
}
