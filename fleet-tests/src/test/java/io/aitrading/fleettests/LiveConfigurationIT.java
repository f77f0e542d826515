package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator changes a running fleet through the gateway: what fits counts at once, what does harm is taken back. */
class LiveConfigurationIT {
    private static final String GATEWAY = "api-gateway";
    private static final String HUB = "central-hub";
    private static final Map<String, Object> ENOUGH =
            Map.of("gateway.limits.standard.requests", 100_000, "gateway.limits.login.requests", 100_000);

    @TempDir
    static Path state;

    private static RunningFleet fleet;
    private static Api operator;

    @BeforeAll
    static void start() {
        fleet = new RunningFleet(
                state, Map.of("RATE_LIMIT_MAX_REQUESTS", "100000", "RATE_LIMIT_LOGIN_MAX_REQUESTS", "100000"));
        operator = fleet.gateway().login("operator", fleet.secret("OPERATOR_PASSWORD"));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void aPushedRateLimitCountsAtOnceAndGoesAsItCame() {
        Person person = Person.joins(fleet.gateway(), "1000");
        String reading = "/api/v1/portfolio/summary?accountId=" + person.accountId();
        // The portfolio hears of a new account by an event.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> person.api().get(reading).status() == 200);
        Map<String, Object> limited = new TreeMap<>(ENOUGH);
        limited.put("gateway.limits.reading.requests", 3);

        awaitRunning(GATEWAY, revision(accepted(put(GATEWAY, limited))));
        int allowed = 0;
        while (person.api().get(reading).status() != 429) {
            assertThat(++allowed).isLessThanOrEqualTo(3);
        }

        awaitRunning(GATEWAY, revision(accepted(put(GATEWAY, ENOUGH))));
        assertThat(person.api().get(reading).status()).isEqualTo(200);
    }

    @Test
    void aBadValueIsRefusedWithItsFieldAndChangesNothing() {
        JsonNode before = config(HUB);
        Map<String, Map<String, Object>> bad = Map.of(
                "hub.alert-after", Map.of("hub.alert-after", -1),
                "hub.poll-interval", Map.of("hub.poll-interval", "soon"),
                "hub.no-such-key", Map.of("hub.no-such-key", 1));
        bad.forEach((field, values) -> {
            Api.Answer answer = put(HUB, values);
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().path("violations").get(0).path("field").asString())
                    .isEqualTo("values." + field);
        });
        assertThat(config(HUB).path("revision").longValue())
                .isEqualTo(before.path("revision").longValue());
    }

    @Test
    void whatAServiceRefusesIsTakenBackAndTheHistoryTellsWhy() {
        long good = revision(accepted(put(HUB, Map.of("hub.alert-after", 25_000))));
        awaitRunning(HUB, good);
        // Each fits by itself; the hub alone knows that they contradict each other.
        Map<String, Object> contradiction = Map.of("hub.alert-after", 1_000, "hub.poll-interval", 20_000);
        long bad = revision(accepted(put(HUB, contradiction)));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> config(HUB).path("revision").longValue() == bad + 1);
        JsonNode history =
                operator.get("/api/v1/config/" + HUB + "/history").json().path("items");
        assertThat(history.get(0).path("changedBy").asString()).isEqualTo("configuration-service");
        assertThat(history.get(0).path("comment").asString()).contains("refused it", "hub.alert-after");
        assertThat(history.get(1).path("rollout").path("state").asString()).isEqualTo("ROLLED_BACK");
        assertThat(history.get(1).path("rollout").path("reason").asString()).contains("hub.poll-interval");
        awaitRunning(HUB, bad + 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fleet.api(PlatformService.CENTRAL_HUB)
                                .get("/health")
                                .json()
                                .path("refusedConfigRevision")
                                .longValue()
                        == 0);

        Api.Answer again = put(HUB, contradiction);
        assertThat(again.status()).as(again.body()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("ROLLED_BACK_BEFORE");
    }

    /** What the schema says of each key is what each running service does with it. */
    @Test
    void everyServiceTellsWhatItRunsAndTrulyWhatWaitsForARestart() {
        for (PlatformService service : RunningFleet.DEPLOYED) {
            if (service != PlatformService.CONFIGURATION_SERVICE && service != PlatformService.CENTRAL_HUB) {
                pushesAllDefaults(service.serviceName());
            }
        }
    }

    private static void pushesAllDefaults(String service) {
        Map<String, Object> values = new TreeMap<>();
        TreeSet<String> atRestart = new TreeSet<>();
        JsonNode schema = operator.get("/api/v1/config/" + service + "/schema").json();
        for (JsonNode key : schema.path("keys")) {
            values.put(key.path("key").asString(), key.path("default"));
            if (key.path("applies").asString().equals("RESTART")) {
                atRestart.add(key.path("key").asString());
            }
        }
        if (service.equals(GATEWAY)) {
            values.putAll(ENOUGH);
        }
        Api.Answer changed = accepted(put(service, values));
        assertThat(texts(changed.json().path("needsRestart"))).as(service).isEqualTo(atRestart);

        JsonNode instance = awaitRunning(service, revision(changed));
        assertThat(texts(instance.path("needsRestart"))).as(instance.toString()).isEqualTo(atRestart);
        assertThat(instance.path("overridden")).as(instance.toString()).isEmpty();
    }

    private static TreeSet<String> texts(JsonNode list) {
        TreeSet<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static JsonNode config(String service) {
        return operator.get("/api/v1/config/" + service).json();
    }

    private static Api.Answer put(String service, Map<String, Object> values) {
        String revision = config(service).path("revision").asString();
        return operator.call(
                "PUT",
                "/api/v1/config/" + service,
                Map.of("values", values, "comment", "test"),
                Map.of("If-Match", revision));
    }

    private static Api.Answer accepted(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static long revision(Api.Answer answer) {
        return answer.json().path("revision").longValue();
    }

    /** The instance's own word, once it runs this revision. */
    private static JsonNode awaitRunning(String service, long revision) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> config(service).path("instances").path(0),
                        instance -> instance.path("running").asLong(-1) == revision);
    }
}
