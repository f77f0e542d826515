package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDiscriminatorTest {
    private final ServiceDiscriminator discriminator = new ServiceDiscriminator();

    @ParameterizedTest
    @CsvSource({
        "io.aitrading.orders.api.OrderController, order-management",
        "io.aitrading.users, user-management",
        "io.aitrading.fleet.Fleet, fleet",
        "io.aitrading.data.OutboxRelay, fleet",
        "org.apache.kafka.Consumer, fleet"
    })
    void aLineBelongsToTheServiceWhosePackageLogs(String logger, String service) {
        assertThat(discriminator.getDiscriminatingValue(event(logger, Map.of())))
                .isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({"io.aitrading.orders.Orders", "org.apache.kafka.Consumer"})
    void theThreadsOwnWordWins(String logger) {
        assertThat(discriminator.getDiscriminatingValue(event(logger, Map.of("service", "gateway"))))
                .isEqualTo("gateway");
    }

    private static LoggingEvent event(String logger, Map<String, String> context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setMDCPropertyMap(context);
        return event;
    }
}
