package io.aitrading.fleet;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;
import java.util.Map;

/**
 * Decides which service a log line belongs to, now that all share one JVM: the thread's own word first, then the package that
 * logs, else the fleet itself.
 */
public final class ServiceDiscriminator extends AbstractDiscriminator<ILoggingEvent> {
    private static final String KEY = "service";
    private static final String PACKAGE_PREFIX = "io.aitrading.";
    private static final Map<String, String> SERVICE_BY_PACKAGE = Map.ofEntries(
            Map.entry("configuration", "configuration-service"),
            Map.entry("users", "user-management"),
            Map.entry("gateway", "api-gateway"),
            Map.entry("hub", "central-hub"),
            Map.entry("paper", "paper-exchange"),
            Map.entry("risk", "risk-analyzer"),
            Map.entry("bridge", "data-bridge"),
            Map.entry("orders", "order-management"),
            Map.entry("engine", "trading-engine"),
            Map.entry("portfolio", "portfolio-manager"),
            Map.entry("backtest", "backtesting-engine"));

    @Override
    public String getDiscriminatingValue(ILoggingEvent event) {
        String named = event.getMDCPropertyMap().get(KEY);
        if (named != null) {
            return named;
        }
        String logger = event.getLoggerName();
        if (logger.startsWith(PACKAGE_PREFIX)) {
            String rest = logger.substring(PACKAGE_PREFIX.length());
            int dot = rest.indexOf('.');
            return SERVICE_BY_PACKAGE.getOrDefault(dot < 0 ? rest : rest.substring(0, dot), "fleet");
        }
        return "fleet";
    }

    @Override
    public String getKey() {
        return KEY;
    }
}
