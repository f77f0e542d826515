package io.aitrading.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Pushed settings change what a running hub does, and those that cannot go together change nothing. */
class LiveSettingsIT {
    private static final UUID USER = UUID.fromString("00000000-0000-7000-8000-00000000000a");

    @Test
    void patienceIsWhatWasPushedLastAndTwoSettingsThatContradictAreRefused() throws Exception {
        try (TestTokens tokens = TestTokens.create();
                TestConfiguration configuration = TestConfiguration.start();
                FakeService orders = new FakeService("order-management");
                ConfigurableApplicationContext hub = new SpringApplicationBuilder(CentralHubApplication.class)
                        .properties("spring.config.name=central-hub")
                        .run(PlatformProperties.of(PlatformService.CENTRAL_HUB)
                                .postgres(TestPostgres.shared().newDatabase())
                                .redis(TestRedis.shared())
                                .kafka(TestKafka.shared())
                                .tokens(tokens)
                                .url(PlatformService.ORDER_MANAGEMENT, orders.url())
                                .configuration(configuration)
                                .with("hub.expected-services", "order-management")
                                .asArguments())) {
            Client client = new Client(hub, tokens.user(USER, "TRADER"));
            assertThat(configuration.push(Map.of("hub.poll-interval", "500", "hub.alert-after", "600000")))
                    .contains("\"outcome\":\"APPLIED\"");
            await().atMost(Duration.ofSeconds(30)).until(() -> client.get("/api/v1/hub/services/order-management")
                    .contains("\"UP\""));
            orders.becomes("DOWN");
            await().atMost(Duration.ofSeconds(30)).until(() -> client.get("/api/v1/hub/services/order-management")
                    .contains("\"DOWN\""));
            assertThat(client.get("/api/v1/hub/alerts")).contains("\"items\":[]");

            assertThat(configuration.push(Map.of("hub.poll-interval", "20000", "hub.alert-after", "1000")))
                    .contains("\"outcome\":\"REFUSED\"", "\"field\":\"hub.alert-after\"", "\"running\":1");
            assertThat(client.get("/health"))
                    .contains("\"status\":\"DEGRADED\"", "\"refusedConfigRevision\":2", "hub.poll-interval");
            assertThat(client.get("/api/v1/hub/alerts")).contains("\"items\":[]");

            configuration.push(Map.of("hub.poll-interval", "500", "hub.alert-after", "1000"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.get("/api/v1/hub/alerts").contains("\"member\":\"order-management\""));
            assertThat(client.get("/health")).contains("\"refusedConfigRevision\":0");

            configuration.tookBack(
                    """
                    {"service":"data-bridge","badRevision":7,"revision":8,"goodRevision":6,"reason":"b:5001 refused it",
                     "at":"2026-01-05T09:30:00Z"}""");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.get("/api/v1/hub/alerts").contains("\"member\":\"configuration:data-bridge\""));
            assertThat(client.get("/api/v1/hub/alerts")).contains("revision 7", "b:5001 refused it");
            configuration.tookBack("");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !client.get("/api/v1/hub/alerts").contains("configuration:data-bridge"));
        }
    }

    private record Client(String base, String token) {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        Client(ConfigurableApplicationContext hub, String token) {
            this("http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port"), token);
        }

        String get(String path) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return HTTP.send(request, BodyHandlers.ofString()).body();
        }
    }
}
