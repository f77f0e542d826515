package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.BasicMDCAdapter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlatformEcsEncoderTest {
    private final LoggerContext context = new LoggerContext();

    private JsonNode encoded(Map<String, String> mdc, Throwable failure) {
        context.setMDCAdapter(new BasicMDCAdapter());
        PlatformEcsEncoder encoder = new PlatformEcsEncoder();
        encoder.setContext(context);
        encoder.setFallbackService("fleet");
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                "caller", context.getLogger("io.aitrading.Some"), Level.WARN, "said \"{}\"", failure, new Object[] {"x"
                });
        event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
        event.setMDCPropertyMap(mdc);
        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void writesOneJsonObjectALineWithServiceAndIds() {
        JsonNode line = encoded(
                Map.of("service", "order-management", "correlationId", "abc", "orderId", "o-1"),
                new IllegalStateException("broken\nin two lines"));
        assertThat(line.path("service").asString()).isEqualTo("order-management");
        assertThat(line.path("service.name").asString()).isEqualTo("order-management");
        assertThat(line.path("correlationId").asString()).isEqualTo("abc");
        assertThat(line.path("orderId").asString()).isEqualTo("o-1");
        assertThat(line.path("message").asString()).isEqualTo("said \"x\"");
        assertThat(line.path("log.level").asString()).isEqualTo("WARN");
        assertThat(line.path("@timestamp").asString()).startsWith("2026-01-01T00:00:00");
        assertThat(line.path("error.type").asString()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void namesTheProcessOnLinesThatNoServiceClaims() {
        JsonNode line = encoded(Map.of(), null);
        assertThat(line.path("service").asString()).isEqualTo("fleet");
        assertThat(line.path("service.name").asString()).isEqualTo("fleet");
    }
}
