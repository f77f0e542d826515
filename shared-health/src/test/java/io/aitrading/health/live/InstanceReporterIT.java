package io.aitrading.health.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.health.HealthVerdict;
import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.health.NeedsRestart;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.validation.annotation.Validated;
import tools.jackson.databind.JsonNode;

/** A whole service that follows configuration, and what it tells of that. */
class InstanceReporterIT {
    @TempDir
    private Path state;

    private StubConfigurationService stub;
    private ConfigurableApplicationContext context;

    @Validated
    @ConfigurationProperties("shop")
    record ShopSettings(@DefaultValue("3") @Max(10) int maxBaskets, @NeedsRestart @DefaultValue("8") int poolSize) {}

    static final class Sickness implements HealthVerdict {
        volatile boolean sick;

        @Override
        public Optional<String> problem() {
            return sick ? Optional.of("baskets are missing") : Optional.empty();
        }

        @Override
        public boolean down() {
            return false;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ShopApplication {
        @Bean
        Live<ShopSettings> shopSettings(LiveProperties properties) {
            return properties.of(ShopSettings.class);
        }

        @Bean
        Sickness sickness() {
            return new Sickness();
        }
    }

    @BeforeEach
    void start() throws IOException {
        stub = new StubConfigurationService();
        stub.serve(1, 0, "{\"shop.max-baskets\":5}", "{}");
        context = new SpringApplicationBuilder(ShopApplication.class)
                .properties(
                        "platform.service=risk-analyzer",
                        "RISK_ANALYZER_PORT=0",
                        "HOSTNAME=shop-1",
                        "CONFIGURATION_SERVICE_URL=" + stub.url(),
                        "STATE_DIR=" + state,
                        "platform.configuration.poll-wait=50ms",
                        "platform.configuration.initial-backoff=5ms",
                        "platform.configuration.max-backoff=20ms",
                        "platform.health.start-interval=20ms")
                .run();
    }

    @AfterEach
    void stop() {
        context.close();
        stub.close();
    }

    @Test
    void tellsWhatRunsWhatWasRefusedWhatWaitsAndHowItIs() {
        awaitReport(1, "APPLIED");
        assertThat(live().maxBaskets()).isEqualTo(5);

        stub.serve(2, 0, "{\"shop.max-baskets\":6,\"shop.pool-size\":9}", "{}");
        JsonNode waiting = awaitReport(2, "APPLIED");
        assertThat(live().maxBaskets()).isEqualTo(6);
        assertThat(waiting.path("needsRestart").toString()).isEqualTo("[\"shop.pool-size\"]");

        stub.serve(3, 0, "{\"shop.max-baskets\":11}", "{}");
        JsonNode refused = awaitReport(3, "REFUSED");
        assertThat(refused.path("running").longValue()).isEqualTo(2);
        assertThat(refused.path("reasons").get(0).path("field").stringValue()).isEqualTo("shop.max-baskets");
        assertThat(refused.path("reasons").get(0).path("message").stringValue()).contains("10");
        assertThat(refused.path("status").stringValue()).isEqualTo("DEGRADED");
        assertThat(live().maxBaskets()).isEqualTo(6);

        stub.serve(4, 0, "{\"shop.max-baskets\":6}", "{}");
        assertThat(awaitReport(4, "APPLIED").path("reasons")).isEmpty();

        context.getBean(Sickness.class).sick = true;
        await().untilAsserted(() ->
                assertThat(stub.lastReport().path("problems").toString()).contains("baskets are missing"));
    }

    @Test
    void saysGoodbyeAndSurvivesADeafConfigurationService() {
        awaitReport(1, "APPLIED");
        stub.status = 503;
        int asked = stub.questions.size();
        await().until(() -> stub.questions.size() >= asked + 3);
        stub.status = 200;
        stub.serve(2, 0, "{\"shop.max-baskets\":7}", "{}");
        awaitReport(2, "APPLIED");

        context.close();
        assertThat(stub.left).hasSize(1).first().asString().matches("/api/v1/config/risk-analyzer/instances/.+:\\d+");
    }

    @SuppressWarnings("unchecked")
    private ShopSettings live() {
        return ((Live<ShopSettings>) context.getBean("shopSettings")).now();
    }

    private JsonNode awaitReport(long revision, String outcome) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        stub::lastReport,
                        report -> report.path("revision").asLong(0) == revision
                                && report.path("outcome").asString("").equals(outcome));
    }
}
