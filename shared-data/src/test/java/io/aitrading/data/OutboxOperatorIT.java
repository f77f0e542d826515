package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event that no broker takes, and what an operator can do about it. */
class OutboxOperatorIT {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final UUID OPERATOR = new UUID(0x7000L, 0x8000_0000_0000_000cL);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service;
    private static JdbcClient database;
    private static String url;

    @BeforeAll
    static void start() {
        service = DataTestApplication.start(
                DataTestApplication.properties(TestPostgres.shared().newDatabase())
                        .kafka(TestKafka.shared())
                        .tokens(TOKENS));
        database = service.getBean(JdbcClient.class);
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        service.close();
        TOKENS.close();
    }

    @Test
    void aRefusedEventIsShownWithItsCauseAndOnceDiscardedLetsThoseBehindItGo() {
        UUID stuck = insert("not a topic name!", "key-1", 1, "2 minutes");
        UUID behind = insert("not a topic name!", "key-1", 2, "1 second");

        JsonNode shown = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> admin("GET", "/events/" + stuck, null),
                        row -> row.path("refusals").asInt() > 0);
        assertThat(shown.path("lastError").asString()).contains("not a topic name!");
        assertThat(shown.path("envelope").asString()).isEqualTo("{}");
        JsonNode overview = admin("GET", "", null);
        assertThat(overview.path("pending").asInt()).isEqualTo(2);
        assertThat(overview.path("stuck").asInt()).isOne();
        assertThat(overview.path("oldestAgeSeconds").asDouble()).isGreaterThan(100);
        JsonNode listed = admin("GET", "/events?state=STUCK", null).path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).has("envelope")).isFalse();

        assertThat(call("POST", "/events/" + behind + "/discard", reason(), admin())
                        .statusCode())
                .as("too young to be stuck")
                .isEqualTo(409);
        assertThat(admin("POST", "/events/" + stuck + "/discard", reason())
                        .path("discarded")
                        .asBoolean())
                .isTrue();
        admin("POST", "/events/" + stuck + "/discard", reason());
        assertThat(call("POST", "/events/" + stuck + "/resend", reason(), admin())
                        .statusCode())
                .isEqualTo(409);

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        admin("GET", "/events/" + behind, null).path("refusals").asInt() > 0);
        JsonNode actions = admin("GET", "/actions", null).path("items");
        JsonNode discarded = actions.valueStream()
                .filter(action -> action.path("subject").asString().equals(stuck.toString()))
                .toList()
                .getFirst();
        assertThat(discarded.path("action").asString()).isEqualTo("OUTBOX_DISCARD");
        assertThat(discarded.path("detail").asString()).as("what would be lost").isEqualTo("{}");
        assertThat(actions.valueStream()
                        .filter(action -> action.path("subject").asString().equals(stuck.toString())))
                .as("once, however often it was asked for")
                .hasSize(1);
        database.sql("update outbox set sent_at = now() where event_id = ?")
                .param(behind)
                .update();
    }

    @Test
    void anEventThatIsSentAgainIsAppliedOnce() {
        List<String> applied = new CopyOnWriteArrayList<>();
        service.getBean(EventListenerRegistry.class)
                .subscribe("resend-it", Topic.RISK_STATE, RiskStateEvent.class, event -> {
                    if (event.key().equals("resend-it")) {
                        applied.add(String.valueOf(event.payload().reason()));
                    }
                });
        UUID event = append("first");
        await().atMost(Duration.ofSeconds(60)).until(() -> applied.contains("first"));
        await().until(() -> admin("GET", "/events/" + event, null).has("sentAt"));
        String sentBefore =
                admin("GET", "/events/" + event, null).path("sentAt").asString();

        admin("POST", "/events/" + event + "/resend", reason());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin("GET", "/events/" + event, null)
                                .path("sentAt")
                                .asString()
                                .compareTo(sentBefore)
                        > 0);
        append("second");
        await().atMost(Duration.ofSeconds(30)).until(() -> applied.contains("second"));
        assertThat(applied).containsExactly("first", "second");
    }

    @Test
    void onlyOperatorsDecideAndEveryDecisionHasAReason() {
        String event = "/events/" + new UUID(1, 2);

        assertThat(call("GET", "/events", null, TOKENS.user(OPERATOR, "TRADER")).statusCode())
                .isEqualTo(403);
        assertThat(call("POST", event + "/resend", reason(), TOKENS.user(OPERATOR, "AUDITOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", "", null, TOKENS.service("central-hub")).statusCode())
                .isEqualTo(200);
        assertThat(call("POST", event + "/resend", reason(), admin()).statusCode())
                .isEqualTo(404);
        HttpResponse<String> noReason = call("POST", event + "/discard", "{\"reason\":\" \"}", admin());
        assertThat(noReason.statusCode()).isEqualTo(400);
        assertThat(noReason.body()).contains("\"field\":\"reason\"");
        assertThat(call("GET", "/events?state=LOST", null, admin()).body()).contains("\"field\":\"state\"");
    }

    private static UUID append(String reason) {
        return service.getBean(Transactions.class).inTransaction(() -> service.getBean(Outbox.class)
                .append(
                        Topic.RISK_STATE,
                        "resend-it",
                        new RiskStateEvent(TradingState.ACTIVE, reason, "test", 1, Instant.EPOCH)));
    }

    private static UUID insert(String topic, String key, int sequence, String age) {
        return database.sql("insert into outbox (event_id, topic, key, sequence, envelope, created_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, '{}', now() - cast(? as interval)) returning event_id")
                .params(topic, key, sequence, age)
                .query(UUID.class)
                .single();
    }

    private static String reason() {
        return "{\"reason\":\"test\"}";
    }

    private static String admin() {
        return TOKENS.user(OPERATOR, "ADMIN");
    }

    private static JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, body, admin());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> call(String method, String path, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/outbox" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
