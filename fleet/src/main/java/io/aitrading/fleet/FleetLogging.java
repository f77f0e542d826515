package io.aitrading.fleet;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Logging is one per JVM, so the launcher sets it up and no service may set it up again. */
final class FleetLogging {
    private FleetLogging() {}

    static void configure(Path directory) {
        // Spring Boot's own switch: contexts leave the logging system alone.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        URL configuration =
                Objects.requireNonNull(FleetLogging.class.getResource("fleet-logback.xml"), "fleet-logback.xml");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        try {
            Files.createDirectories(directory);
            context.reset();
            context.putProperty("LOG_DIRECTORY", directory.toString());
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(configuration);
            // Tomcat speaks java.util.logging, which would otherwise go to the console.
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        } catch (JoranException | IOException e) {
            throw new FleetProblem("cannot write logs to " + directory + ": " + e.getMessage(), e);
        }
    }
}
