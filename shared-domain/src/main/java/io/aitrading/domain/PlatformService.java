package io.aitrading.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every application of the fleet with its port: the one place where both are written down. */
public enum PlatformService {
    CONFIGURATION_SERVICE(8012),
    API_GATEWAY(3001),
    DATABASE_SERVICE(8008),
    USER_MANAGEMENT(8010),
    CENTRAL_HUB(7000),
    PAPER_EXCHANGE(9010),
    RISK_ANALYZER(8022),
    DATA_BRIDGE(5001),
    ORDER_MANAGEMENT(9002),
    ML_PREDICTOR(8021),
    AI_ORCHESTRATOR(8020),
    TRADING_ENGINE(9000),
    PORTFOLIO_MANAGER(9001),
    BILLING_SERVICE(8011),
    PAYMENT_SERVICE(8013),
    PERFORMANCE_ANALYTICS(9100),
    USAGE_MONITORING(9101),
    REVENUE_ANALYTICS(9102),
    CHAIN_DEBUG_SYSTEM(8030),
    AI_CHAIN_ANALYTICS(8031),
    NOTIFICATION_SERVICE(9003),
    COMPLIANCE_MONITOR(8014),
    BACKTESTING_ENGINE(8015);

    private final int port;

    PlatformService(int port) {
        this.port = port;
    }

    /** The port it listens on unless its {@link #portVariable()} says otherwise. */
    public int port() {
        return port;
    }

    /** Name in compose, DNS, logs and metrics: {@code order-management}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Environment variable that moves its port: {@code ORDER_MANAGEMENT_PORT}. */
    public String portVariable() {
        return name() + "_PORT";
    }

    /** Environment variable that moves its address for callers: {@code ORDER_MANAGEMENT_URL}. */
    public String urlVariable() {
        return name() + "_URL";
    }

    public static Optional<PlatformService> named(String serviceName) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(serviceName))
                .findFirst();
    }
}
