package io.aitrading.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real hub on real stores, with two siblings whose health the test decides. */
class CentralHubIT {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final UUID USER = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static FakeService orders;
    private static FakeService configuration;
    private static ConfigurableApplicationContext context;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        orders = new FakeService("order-management");
        configuration = new FakeService("configuration-service");
        PlatformProperties properties = PlatformProperties.of(PlatformService.CENTRAL_HUB)
                .postgres(TestPostgres.shared().newDatabase())
                .redis(TestRedis.shared())
                .kafka(TestKafka.shared())
                .tokens(TOKENS)
                .url(PlatformService.ORDER_MANAGEMENT, orders.url())
                .url(PlatformService.CONFIGURATION_SERVICE, configuration.url())
                .with("hub.expected-services", "postgres,order-management,configuration-service")
                .with("hub.poll-interval", "50ms")
                .with("hub.alert-after", "300ms");
        context = new SpringApplicationBuilder(CentralHubApplication.class)
                .properties("spring.config.name=central-hub")
                .run(properties.asArguments());
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        context.close();
        orders.close();
        configuration.close();
        TOKENS.close();
    }

    @AfterEach
    void heal() {
        orders.becomes("UP");
        orders.seesPostgres("UP");
        configuration.becomes("UP");
        configuration.seesPostgres("UP");
        eventually(() -> {
            assertThat(get("/api/v1/health", null).path("status").asString()).isEqualTo("UP");
            assertThat(get("/api/v1/hub/alerts", user("TRADER")).path("items")).isEmpty();
        });
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static String user(String... roles) {
        return TOKENS.user(USER, roles);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String path, String token)
            throws IOException, InterruptedException {
        request.uri(URI.create(url + path)).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode get(String path, String token) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder().GET(), path, token).body());
    }

    private static int status(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path, token).statusCode();
    }

    private static JsonNode member(String name) throws IOException, InterruptedException {
        return get("/api/v1/hub/services/" + name, user("TRADER"));
    }

    private static void awaitMember(String name, String status) {
        eventually(() -> assertThat(member(name).path("status").asString()).isEqualTo(status));
    }

    @Test
    void showsTheWholePlatformToEverybody() throws Exception {
        eventually(() -> assertThat(get("/api/v1/health", null).path("status").asString())
                .isEqualTo("UP"));
        JsonNode services = get("/api/v1/health", null).path("services");
        assertThat(services.size()).isEqualTo(32);
        awaitMember("order-management", "UP");
        assertThat(member("order-management").path("version").asString()).isEqualTo("1.2.3");
        assertThat(member("order-management").path("port").intValue()).isEqualTo(9002);
        assertThat(member("order-management")
                        .path("dependencies")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("postgres");
        awaitMember("billing-service", "NOT_DEPLOYED");
    }

    @Test
    void raisesAnAlertWhenAServiceStaysDownAndResolvesItOnItsReturn() throws Exception {
        awaitMember("configuration-service", "UP");
        configuration.becomes("DOWN");
        eventually(() -> assertThat(get("/api/v1/hub/alerts", user("TRADER")).path("items"))
                .hasSize(1));
        JsonNode alert = get("/api/v1/hub/alerts", user("TRADER")).path("items").get(0);
        assertThat(alert.path("member").asString()).isEqualTo("configuration-service");
        assertThat(alert.path("severity").asString()).isEqualTo("CRITICAL");
        assertThat(alert.path("condition").asString()).isEqualTo("DOWN");
        assertThat(get("/api/v1/health", null).path("status").asString()).isEqualTo("DOWN");

        String id = alert.path("id").asString();
        String path = "/api/v1/hub/alerts/" + id + "/acknowledge";
        String comment = "{\"comment\":\"I am on it\"}";
        assertThat(post(path, user("TRADER"), comment).statusCode()).isEqualTo(403);
        assertThat(post(path, user("ADMIN"), "{}").statusCode()).isEqualTo(400);
        assertThat(post(path, user("ADMIN"), comment).statusCode()).isEqualTo(200);
        JsonNode again = JsonMapper.shared()
                .readTree(post(path, user("ADMIN"), "{\"comment\":\"me too\"}").body());
        assertThat(again.path("comment").asString()).isEqualTo("I am on it");
        assertThat(again.path("acknowledgedBy").asString()).isEqualTo(USER.toString());

        configuration.becomes("UP");
        eventually(() -> assertThat(get("/api/v1/hub/alerts/" + id, user("TRADER"))
                        .path("resolvedAt")
                        .isString())
                .isTrue());
        assertThat(published("AlertRaised", "configuration-service")).isPositive();
        assertThat(published("AlertResolved", "configuration-service")).isPositive();
    }

    private static HttpResponse<String> post(String path, String token, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, token);
    }

    private static long published(String type, String member) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from outbox where topic = 'platform.health.v1' and key = ?"
                        + " and envelope::text like ?")
                .param(member)
                .param("%" + type + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void keepsAHistoryOfWhatChanged() throws Exception {
        awaitMember("order-management", "UP");
        orders.becomes("DEGRADED");
        awaitMember("order-management", "DEGRADED");
        eventually(() -> {
            JsonNode newest = get("/api/v1/hub/health/history?service=order-management&limit=1", user("AUDITOR"))
                    .path("items")
                    .get(0);
            assertThat(newest.path("from").asString()).isEqualTo("UP");
            assertThat(newest.path("to").asString()).isEqualTo("DEGRADED");
        });
        assertThat(published("StatusChange", "order-management")).isPositive();
    }

    @Test
    void seesAStoreThroughTheEyesOfItsUsers() {
        orders.seesPostgres("DOWN");
        awaitMember("postgres", "DEGRADED");
        configuration.seesPostgres("DOWN");
        awaitMember("postgres", "DOWN");
    }

    @Test
    void doesNotTakeAStrangerOnItsPortForAService() {
        orders.answersWith("{\"service\":\"something-else\",\"status\":\"UP\"}");
        awaitMember("order-management", "UNREACHABLE");
        orders.answersWith("<html>not a health report</html>");
        awaitMember("order-management", "UNREACHABLE");
    }

    @Test
    void drawsTheGraphOfDependenciesWithLiveStatus() throws Exception {
        orders.seesPostgres("DOWN");
        eventually(() -> {
            JsonNode graph = get("/api/v1/hub/dependencies", user("TRADER"));
            JsonNode edge = null;
            for (JsonNode candidate : graph.path("edges")) {
                if (candidate.path("from").asString().equals("order-management")
                        && candidate.path("to").asString().equals("postgres")) {
                    edge = candidate;
                }
            }
            assertThat(edge).isNotNull();
            assertThat(edge.path("required").booleanValue()).isTrue();
            assertThat(edge.path("status").asString()).isEqualTo("DOWN");
            assertThat(edge.path("error").asString()).isEqualTo("connection refused");
            assertThat(graph.path("nodes").get(0).path("stopsWithIt").toString())
                    .contains("order-management");
        });
    }

    @Test
    void refusesBadInputAndStrangers() throws Exception {
        assertThat(status("/api/v1/hub/services", null)).isEqualTo(401);
        assertThat(status("/api/v1/hub/services/no-such-member", user("TRADER")))
                .isEqualTo(404);
        assertThat(status("/api/v1/hub/health/history?service=nobody", user("TRADER")))
                .isEqualTo(404);
        assertThat(status("/api/v1/hub/health/history?limit=0", user("TRADER"))).isEqualTo(400);
        assertThat(status("/api/v1/hub/health/history?cursor=x", user("TRADER")))
                .isEqualTo(400);
        assertThat(status("/api/v1/hub/alerts?state=SOME", user("TRADER"))).isEqualTo(400);
        assertThat(status("/api/v1/hub/alerts/1", user("TRADER"))).isEqualTo(400);
        assertThat(status("/api/v1/hub/alerts/" + USER, user("TRADER"))).isEqualTo(404);
        assertThat(post("/api/v1/hub/alerts/" + USER + "/acknowledge", user("ADMIN"), "{\"comment\":\"c\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isWellItself() throws Exception {
        eventually(
                () -> assertThat(get("/health", null).path("status").asString()).isEqualTo("UP"));
        assertThat(send(HttpRequest.newBuilder().GET(), "/metrics", null).body())
                .contains("hub_alerts_open", "hub_member_up");
    }
}
