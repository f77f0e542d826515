package io.aitrading.health.environment;

import io.aitrading.domain.PlatformService;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Settings that are the same for every service unless its own file says otherwise. */
final class CommonDefaults {
    private static final Map<String, Object> FIXED = Map.ofEntries(
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.jmx.enabled", "false"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            // Shutdown: finish what runs, at most 30 seconds; containers are given 40.
            Map.entry("server.shutdown", "graceful"),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "30s"),
            // Limits of the door.
            Map.entry("server.max-http-request-header-size", "16KB"),
            Map.entry("server.tomcat.max-http-form-post-size", "64KB"),
            Map.entry("server.tomcat.max-swallow-size", "2MB"),
            Map.entry("server.tomcat.connection-timeout", "10s"),
            Map.entry("server.tomcat.keep-alive-timeout", "60s"),
            Map.entry("server.tomcat.max-keep-alive-requests", "100000"),
            Map.entry("server.tomcat.max-connections", "2000"),
            Map.entry("server.tomcat.max-parameter-count", "100"),
            Map.entry("server.tomcat.accept-count", "200"),
            Map.entry("spring.servlet.multipart.enabled", "false"),
            // Errors tell nothing of the inside.
            Map.entry("spring.web.error.whitelabel.enabled", "false"),
            Map.entry("spring.web.error.include-message", "never"),
            Map.entry("spring.web.error.include-stacktrace", "never"),
            Map.entry("spring.web.error.include-binding-errors", "never"),
            // Actuator: /info and /metrics; /health is the platform's own.
            Map.entry("management.endpoints.web.base-path", "/"),
            Map.entry("management.endpoints.web.exposure.include", "info,prometheus"),
            Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
            Map.entry("management.endpoints.web.discovery.enabled", "false"),
            Map.entry("management.endpoints.jmx.exposure.exclude", "*"),
            Map.entry("management.endpoint.health.access", "none"),
            Map.entry("management.endpoint.health.probes.enabled", "false"),
            Map.entry("management.info.java.enabled", "true"),
            // Services that share a JVM must not share meters.
            Map.entry("management.metrics.use-global-registry", "false"),
            Map.entry("management.metrics.distribution.percentiles-histogram.http.server.requests", "true"),
            Map.entry("management.metrics.distribution.minimum-expected-value.http.server.requests", "1ms"),
            Map.entry("management.metrics.distribution.maximum-expected-value.http.server.requests", "30s"),
            // Stores: fail fast, so that health and callers learn it soon.
            Map.entry("spring.datasource.hikari.maximum-pool-size", "10"),
            Map.entry("spring.datasource.hikari.minimum-idle", "1"),
            Map.entry("spring.datasource.hikari.connection-timeout", "2000"),
            Map.entry("spring.datasource.hikari.validation-timeout", "1000"),
            Map.entry("spring.datasource.hikari.keepalive-time", "30000"),
            Map.entry("spring.datasource.hikari.initialization-fail-timeout", "-1"),
            Map.entry("spring.datasource.hikari.register-mbeans", "false"),
            Map.entry("spring.data.redis.repositories.enabled", "false"),
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("spring.data.redis.timeout", "1s"),
            Map.entry("spring.kafka.producer.acks", "all"),
            Map.entry("spring.kafka.producer.properties.max.block.ms", "5000"),
            Map.entry("spring.kafka.producer.properties.request.timeout.ms", "5000"),
            Map.entry("spring.kafka.producer.properties.delivery.timeout.ms", "15000"),
            Map.entry("spring.kafka.consumer.auto-offset-reset", "earliest"),
            Map.entry("spring.kafka.properties.reconnect.backoff.max.ms", "5000"),
            Map.entry("spring.http.clients.connect-timeout", "1s"),
            Map.entry("spring.http.clients.read-timeout", "5s"),
            // Logs: what a lost store writes again and again is in /health and in one line per change of state.
            Map.entry("logging.config", "classpath:io/aitrading/health/logback-platform.xml"),
            Map.entry("logging.level.org.apache.kafka", "warn"),
            Map.entry("logging.level.org.apache.kafka.clients.NetworkClient", "error"),
            Map.entry("logging.level.org.apache.kafka.clients.Metadata", "error"),
            Map.entry("logging.level.org.springdoc.core.events.SpringDocAppInitializer", "error"),
            Map.entry("logging.level.io.lettuce.core.protocol.ConnectionWatchdog", "warn"));

    private CommonDefaults() {}

    static Map<String, Object> of(PlatformService service, Environment environment) {
        Map<String, Object> defaults = new HashMap<>(FIXED);
        defaults.put("spring.application.name", service.serviceName());
        defaults.put("management.metrics.tags.service", service.serviceName());
        defaults.put("server.port", environment.getProperty(service.portVariable(), String.valueOf(service.port())));
        defaults.put("server.address", bindAddress(environment));
        defaults.put("platform.log-format", logFormat(environment));
        return defaults;
    }

    /** Where siblings are found on this very host, nobody else needs to reach the door. */
    private static String bindAddress(Environment environment) {
        String siblings = environment.getProperty("SERVICE_URL_TEMPLATE", "http://127.0.0.1:{port}");
        boolean oneHost = siblings.startsWith("http://127.0.0.1:") || siblings.startsWith("http://localhost:");
        return environment.getProperty("BIND_ADDRESS", oneHost ? "127.0.0.1" : "0.0.0.0");
    }

    private static String logFormat(Environment environment) {
        String format = environment.getProperty("LOG_FORMAT", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new ConfigurationRefusedException(
                    "LOG_FORMAT", "is '" + format + "'.", "Set LOG_FORMAT to text or json.");
        }
        return format;
    }
}
