package io.aitrading.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every service of the build as a Spring context of its own, with its own port, closed last in, first out. */
final class ServiceContexts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceContexts.class);

    /** By name, since the launcher has no other interest in a service than to start it. */
    private static final Map<String, String> APPLICATIONS = Map.ofEntries(
            Map.entry("configuration-service", "io.aitrading.configuration.ConfigurationServiceApplication"),
            Map.entry("api-gateway", "io.aitrading.gateway.GatewayApplication"),
            Map.entry("user-management", "io.aitrading.users.UserManagementApplication"),
            Map.entry("central-hub", "io.aitrading.hub.CentralHubApplication"),
            Map.entry("paper-exchange", "io.aitrading.paper.PaperExchangeApplication"),
            Map.entry("risk-analyzer", "io.aitrading.risk.RiskAnalyzerApplication"),
            Map.entry("data-bridge", "io.aitrading.bridge.DataBridgeApplication"),
            Map.entry("order-management", "io.aitrading.orders.OrderManagementApplication"),
            Map.entry("trading-engine", "io.aitrading.engine.TradingEngineApplication"),
            Map.entry("portfolio-manager", "io.aitrading.portfolio.PortfolioManagerApplication"),
            Map.entry("backtesting-engine", "io.aitrading.backtest.BacktestingEngineApplication"));

    private final Map<String, String> properties;
    private final Deque<Started> started = new ArrayDeque<>();
    private boolean closed;

    ServiceContexts(Map<String, String> properties) {
        this.properties = properties;
    }

    static boolean isKnown(String service) {
        return APPLICATIONS.containsKey(service);
    }

    static Map<String, String> applications() {
        return APPLICATIONS;
    }

    /** Starts a service and returns when its context is up; its health may still be STARTING. */
    ConfigurableApplicationContext start(String service) throws ClassNotFoundException {
        String className = APPLICATIONS.get(service);
        if (className == null) {
            throw new FleetProblem("no application is known for " + service);
        }
        MDC.put("service", service);
        try {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Class.forName(className))
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .run(arguments(service));
            remember(service, context);
            return context;
        } finally {
            MDC.remove("service");
        }
    }

    private synchronized void remember(String service, ConfigurableApplicationContext context) {
        if (closed) {
            context.close();
            throw new IllegalStateException("the fleet is stopping");
        }
        started.push(new Started(service, context));
    }

    /** Arguments win over everything a person may have in the environment, so that no service strays to another database. */
    private String[] arguments(String service) {
        String name = service.equals("api-gateway") ? "gateway" : service;
        String[] arguments = new String[properties.size() + 1];
        arguments[0] = "--spring.config.name=" + name;
        int next = 1;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            arguments[next++] = "--" + property.getKey() + "=" + property.getValue();
        }
        return arguments;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            Started last = started.pop();
            MDC.put("service", last.service());
            try {
                last.context().close();
            } catch (RuntimeException e) {
                // The others must still be stopped; the log keeps what went wrong.
                LOG.error("could not stop {} cleanly", last.service(), e);
            } finally {
                MDC.remove("service");
            }
        }
    }

    private record Started(String service, ConfigurableApplicationContext context) {}
}
