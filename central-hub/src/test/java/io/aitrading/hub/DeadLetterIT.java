package io.aitrading.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.data.EventListenerRegistry;
import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.KafkaServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole life of a poison message: refused, set aside, seen, its cause mended, sent again, and applied exactly once. */
class DeadLetterIT {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final UUID OPERATOR = UUID.fromString("00000000-0000-7000-8000-00000000000c");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LETTERS = "/api/v1/hub/dead-letters";

    @TempDir
    static Path kafkaDirectory;

    private static KafkaServer kafka;
    private static ConfigurableApplicationContext context;
    private static JdbcClient jdbc;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        // A broker of its own: letters of this test must alarm no other hub.
        kafka = new KafkaServer(kafkaDirectory, FreePorts.next(), FreePorts.next());
        kafka.start();
        PlatformProperties properties = PlatformProperties.of(PlatformService.CENTRAL_HUB)
                .postgres(TestPostgres.shared().newDatabase())
                .redis(TestRedis.shared())
                .with("REDPANDA_BROKERS", "127.0.0.1:" + kafka.port())
                .tokens(TOKENS)
                .with("hub.expected-services", "postgres")
                .with("hub.poll-interval", "100ms");
        context = new SpringApplicationBuilder(CentralHubApplication.class)
                .properties("spring.config.name=central-hub")
                .run(properties.asArguments());
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("create table applied (consumer text not null, reason text not null)")
                .update();
    }

    @AfterAll
    static void stop() {
        context.close();
        kafka.close();
        TOKENS.close();
    }

    @Test
    void aPoisonMessageIsListedAndAfterItsCauseIsMendedAppliedExactlyOnce() {
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        consumer("healthy", reason -> {});
        consumer("poisoned", reason -> {
            if (reason.equals("bad") && broken.get()) {
                tries.incrementAndGet();
                throw new IllegalArgumentException("cannot digest this");
            }
        });
        publish("before");
        publish("bad");
        publish("after");

        JsonNode letter = awaitLetter("OPEN");
        await().atMost(Duration.ofSeconds(30)).until(() -> applied("poisoned", "after") == 1);
        assertThat(tries).as("bounded tries").hasValue(3);
        assertThat(letter.path("consumer").asString()).isEqualTo("poisoned");
        assertThat(letter.path("error").asString()).contains("cannot digest this");
        assertThat(letter.path("origin").path("topic").asString()).isEqualTo("risk.state.v1");
        assertThat(letter.has("event")).as("in a list").isFalse();
        String id = letter.path("letterId").asString();
        assertThat(admin("GET", LETTERS + "/" + id, null).path("event").asString())
                .contains("\"bad\"");
        awaitAlert(1);
        assertThat(context.getBean(MeterRegistry.class)
                        .get("hub.dead.letters.open")
                        .gauge()
                        .value())
                .isEqualTo(1);

        String again = resentBeforeTheCauseIsMended(id);
        broken.set(false);
        assertThat(admin("POST", LETTERS + "/" + again + "/resend", reason("consumer mended"))
                        .path("state")
                        .asString())
                .isEqualTo("RESENT");
        // Asked again it is not sent again.
        admin("POST", LETTERS + "/" + again + "/resend", reason("double click"));

        await().atMost(Duration.ofSeconds(30)).until(() -> applied("poisoned", "bad") == 1);
        publish("last");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> applied("poisoned", "last") == 1 && applied("healthy", "last") == 1);
        assertThat(applied("poisoned", "bad")).isOne();
        assertThat(applied("healthy", "bad"))
                .as("the consumer that had it before")
                .isOne();
        awaitAlert(0);
        JsonNode actions = admin("GET", "/api/v1/outbox/actions", null).path("items");
        assertThat(actions.get(0).path("action").asString()).isEqualTo("DEAD_LETTER_RESEND");
        assertThat(actions.get(0).path("subject").asString()).isEqualTo(again);
        assertThat(actions.get(0).path("actor").asString()).contains(OPERATOR.toString());
        assertThat(actions).hasSize(2);
    }

    /** Too early: it fails again, as a letter that says of which one it is the echo. */
    private static String resentBeforeTheCauseIsMended(String id) {
        admin("POST", LETTERS + "/" + id + "/resend", reason("too early"));
        JsonNode echo = awaitLetter("OPEN");
        assertThat(echo.path("resentLetter").asString()).isEqualTo(id);
        assertThat(admin("GET", LETTERS + "/" + id, null).path("state").asString())
                .isEqualTo("RESENT");
        return echo.path("letterId").asString();
    }

    @Test
    void whatCannotBeDecidedIsRefusedAndChangesNothing() {
        String unknown = LETTERS + "/" + new UUID(1, 2);

        assertThat(call("POST", unknown + "/resend", reason("x"), admin()).statusCode())
                .isEqualTo(404);
        assertThat(call("POST", unknown + "/discard", "{}", admin()).body()).contains("\"reason\"");
        assertThat(call("GET", LETTERS, null, TOKENS.user(OPERATOR, "TRADER")).statusCode())
                .isEqualTo(403);
        assertThat(call("POST", unknown + "/resend", reason("x"), TOKENS.user(OPERATOR, "AUDITOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", LETTERS + "?topic=nothing.v1", null, admin()).body())
                .contains("\"topic\"");
        assertThat(call(
                                "POST",
                                LETTERS + "/resend",
                                "{\"topic\":\"risk.state.v1\",\"limit\":501,\"reason\":\"x\"}",
                                admin())
                        .body())
                .contains("\"limit\"");
        JsonNode none = admin("POST", LETTERS + "/resend", "{\"topic\":\"market.book.v1\",\"reason\":\"x\"}");
        assertThat(none.path("resent").asInt(-1)).isZero();
    }

    private static void consumer(String group, Consumer<String> digest) {
        context.getBean(EventListenerRegistry.class).subscribe(group, Topic.RISK_STATE, RiskStateEvent.class, event -> {
            String reason = String.valueOf(event.payload().reason());
            jdbc.sql("insert into applied values (?, ?)").params(group, reason).update();
            digest.accept(reason);
        });
    }

    private static void publish(String reason) {
        context.getBean(Transactions.class).run(() -> context.getBean(Outbox.class)
                .append(
                        Topic.RISK_STATE,
                        "platform",
                        new RiskStateEvent(TradingState.ACTIVE, reason, "test", 1, Instant.EPOCH)));
    }

    private static long applied(String consumer, String reason) {
        return jdbc.sql("select count(*) from applied where consumer = ? and reason = ?")
                .params(consumer, reason)
                .query(Long.class)
                .single();
    }

    private static JsonNode awaitLetter(String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> admin("GET", LETTERS + "?state=" + state + "&topic=risk.state.v1", null)
                                .path("items"),
                        letters -> letters.size() == 1)
                .get(0);
    }

    private static void awaitAlert(int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin("GET", "/api/v1/hub/alerts", null)
                                .path("items")
                                .valueStream()
                                .filter(alert -> alert.path("member").asString().equals("dead-letters"))
                                .count()
                        == count);
    }

    private static String reason(String text) {
        return "{\"reason\":\"" + text + "\"}";
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
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
