package io.aitrading.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.FaultProxy;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub's database freezes, which is worse than a refused connection, and comes back. */
class LostDatabaseIT {
    private static final Duration LOSS_SHOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration RETURN_SHOWN_WITHIN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void showsTheLossAndTheReturnInTimeAndForgetsNothingInBetween() throws Exception {
        TestPostgres.Database database = TestPostgres.shared().newDatabase();
        URI real = URI.create(database.url());
        try (TestTokens tokens = TestTokens.create();
                FakeService orders = new FakeService("order-management");
                FaultProxy proxy = new FaultProxy("127.0.0.1", real.getPort());
                ConfigurableApplicationContext context = new SpringApplicationBuilder(CentralHubApplication.class)
                        .properties("spring.config.name=central-hub")
                        .run(PlatformProperties.of(PlatformService.CENTRAL_HUB)
                                .postgres(new TestPostgres.Database(
                                        "postgresql://127.0.0.1:" + proxy.port() + real.getPath(),
                                        database.user(),
                                        database.password()))
                                .tokens(tokens)
                                .url(PlatformService.ORDER_MANAGEMENT, orders.url())
                                .with("hub.expected-services", "order-management")
                                .with("hub.poll-interval", "200ms")
                                .with("platform.health.interval", "1s")
                                .asArguments())) {
            String url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(status(url + "/health")).isEqualTo(200));

            proxy.loseReplies();
            await().atMost(LOSS_SHOWN_WITHIN)
                    .untilAsserted(() -> assertThat(status(url + "/health")).isEqualTo(503));
            assertThat(status(url + "/health/live")).isEqualTo(200);
            orders.becomes("DEGRADED");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            json(url + "/api/v1/health", null).toString())
                    .contains("\"status\":\"DEGRADED\",\"since\""));

            proxy.heal();
            await().atMost(RETURN_SHOWN_WITHIN)
                    .untilAsserted(() -> assertThat(status(url + "/health")).isEqualTo(200));
            String token = tokens.user(UUID.fromString("00000000-0000-7000-8000-00000000000a"), "AUDITOR");
            await().atMost(RETURN_SHOWN_WITHIN).untilAsserted(() -> {
                JsonNode newest = json(url + "/api/v1/hub/health/history?service=order-management&limit=1", token)
                        .path("items")
                        .path(0);
                assertThat(newest.path("to").asString("")).isEqualTo("DEGRADED");
            });
        }
    }

    private int status(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private JsonNode json(String url, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return JsonMapper.shared()
                .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
