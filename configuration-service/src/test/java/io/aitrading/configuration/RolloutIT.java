package io.aitrading.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.configuration.ConfigurationWorld.Answer;
import io.aitrading.configuration.guard.RolloutGuard;
import io.aitrading.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Changes that do harm, on a real database, with instances played by hand and a clock that is moved. */
class RolloutIT {
    private static final String CONFIG = "/api/v1/config/";
    private static final SettableClock CLOCK =
            SettableClock.at(InstantSource.system().instant());
    private static ConfigurationWorld world;

    @BeforeAll
    static void start() {
        world = new ConfigurationWorld(CLOCK, "configuration.rollout.window", "2m");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Answer put(String service, String values, String more) throws Exception {
        long revision = current(service).path("revision").longValue();
        return world.put(
                CONFIG + service,
                world.admin(),
                "\"" + revision + "\"",
                "{\"values\":{" + values + "},\"comment\":\"test\"" + more + "}");
    }

    private static long set(String service, String values) throws Exception {
        Answer answer = put(service, values, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("revision").longValue();
    }

    private static JsonNode current(String service) throws Exception {
        return world.get(CONFIG + service, world.admin()).body();
    }

    private static JsonNode inHistory(String service, long revision) throws Exception {
        for (JsonNode one :
                world.get(CONFIG + service + "/history", world.admin()).body().path("items")) {
            if (one.path("revision").longValue() == revision) {
                return one;
            }
        }
        throw new AssertionError("no revision " + revision + " in the history of " + service);
    }

    private static void applied(String service, String instance, long revision, String status) throws Exception {
        report(service, instance, revision, revision, "APPLIED", "[]", status);
    }

    private static void refused(String service, String instance, long revision, long running, String field)
            throws Exception {
        String reasons = "[{\"field\":\"" + field + "\",\"message\":\"does not fit\"}]";
        report(service, instance, revision, running, "REFUSED", reasons, "DEGRADED");
    }

    private static void report(
            String service, String instance, long revision, long running, String outcome, String reasons, String status)
            throws Exception {
        Answer heard = world.put(
                CONFIG + service + "/instances/" + instance,
                world.service(service),
                null,
                body(revision, running, outcome, reasons, status));
        assertThat(heard.status()).as(heard.body().toString()).isEqualTo(204);
    }

    private static String body(long revision, long running, String outcome, String reasons, String status) {
        return "{\"revision\":" + revision + ",\"running\":" + running + ",\"outcome\":\"" + outcome
                + "\",\"reasons\":" + reasons + ",\"needsRestart\":[],\"overridden\":[],\"status\":\"" + status
                + "\",\"problems\":[],\"startedAt\":\"2026-01-05T09:30:00Z\"}";
    }

    private static void letPass(Duration time) {
        CLOCK.advance(time);
        world.bean(RolloutGuard.class).look();
    }

    private static void awaitState(String service, long revision, String state) {
        await().untilAsserted(() -> assertThat(inHistory(service, revision)
                        .path("rollout")
                        .path("state")
                        .asString(""))
                .isEqualTo(state));
    }

    @Test
    void aRefusedRevisionIsTakenBackAndNotTriedAgainByMistake() throws Exception {
        String hub = "central-hub";
        applied(hub, "hub-1:7000", 0, "UP");
        long good = set(hub, "\"hub.alert-after\":40000");
        applied(hub, "hub-1:7000", good, "UP");
        awaitState(hub, good, "WATCHED");
        await().until(() -> current(hub).path("rollout").has("watchUntil"));
        letPass(Duration.ofSeconds(121));
        awaitState(hub, good, "GOOD");

        String badValues = "\"hub.alert-after\":1000,\"hub.poll-interval\":20000";
        long bad = set(hub, badValues);
        refused(hub, "hub-1:7000", bad, good, "hub.alert-after");
        awaitState(hub, bad, "ROLLED_BACK");

        JsonNode now = current(hub);
        assertThat(now.path("revision").longValue()).isEqualTo(bad + 1);
        assertThat(now.path("rolledBackTo").longValue()).isEqualTo(good);
        assertThat(now.path("values").toString()).isEqualTo("{\"hub.alert-after\":40000}");
        assertThat(now.path("changedBy").asString()).isEqualTo("configuration-service");
        assertThat(now.path("comment").asString())
                .isEqualTo("Automatic rollback of revision " + bad
                        + ": hub-1:7000 refused it: hub.alert-after: does not fit");
        assertThat(inHistory(hub, bad).path("rollout").path("reason").asString())
                .contains("hub.alert-after");
        assertThat(world.bean(MeterRegistry.class)
                        .get("configuration.rollbacks")
                        .tag("of", hub)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(world.bean(JdbcClient.class)
                        .sql("select count(*) from outbox where topic = 'config.changes.v1' and key = ?"
                                + " and envelope::text like '%ConfigRolledBack%'")
                        .param(hub)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(openRollbacks()).contains("\"service\":\"central-hub\",\"badRevision\":" + bad);
        Answer again = put(hub, badValues, "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("ROLLED_BACK_BEFORE");
        assertThat(again.body().path("rolledBackRevision").longValue()).isEqualTo(bad);
        assertThat(world.post(
                                CONFIG + hub + "/rollback",
                                world.admin(),
                                "{\"toRevision\":" + bad + ",\"comment\":\"c\"}")
                        .status())
                .isEqualTo(409);
        assertThat(put(hub, badValues, ",\"again\":true").status()).isEqualTo(200);
        assertThat(openRollbacks()).doesNotContain("central-hub");
    }

    private static String openRollbacks() throws Exception {
        return world.get(CONFIG + "rollbacks", world.service("central-hub"))
                .body()
                .toString();
    }

    @Test
    void aServiceThatTurnsWorseWithAChangeGetsBackWhatItHad() throws Exception {
        String service = "data-bridge";
        applied(service, "a:5001", 0, "UP");
        applied(service, "b:5001", 0, "UP");
        long bad = set(service, "\"bridge.stale-after\":500");
        applied(service, "a:5001", bad, "UP");
        letPass(Duration.ofSeconds(30));
        applied(service, "b:5001", bad, "DEGRADED");
        awaitState(service, bad, "ROLLED_BACK");
        JsonNode now = current(service);
        assertThat(now.path("rolledBackTo").longValue()).isZero();
        assertThat(now.path("values")).isEmpty();
        assertThat(now.path("comment").asString()).contains("b:5001 turned from UP to DEGRADED");
        // What took the bad one back is not taken back itself, whatever comes.
        applied(service, "b:5001", bad + 1, "DOWN");
        letPass(Duration.ofSeconds(10));
        assertThat(current(service).path("revision").longValue()).isEqualTo(bad + 1);
    }

    @Test
    void afterItsTimeAChangeIsGoodAndLaterTroubleIsAnothers() throws Exception {
        String service = "portfolio-manager";
        applied(service, "p:9001", 0, "UP");
        long fine = set(service, "\"portfolio.mark-max-age\":30000");
        // Nobody uses it yet: the time has not begun.
        letPass(Duration.ofMinutes(30));
        awaitState(service, fine, "WATCHED");
        applied(service, "p:9001", fine, "UP");
        await().until(() -> current(service).path("rollout").has("watchUntil"));
        letPass(Duration.ofSeconds(40));
        applied(service, "p:9001", fine, "UP");
        letPass(Duration.ofSeconds(40));
        applied(service, "p:9001", fine, "UP");
        letPass(Duration.ofSeconds(41));
        awaitState(service, fine, "GOOD");
        applied(service, "p:9001", fine, "DOWN");
        letPass(Duration.ofSeconds(5));
        assertThat(current(service).path("revision").longValue()).isEqualTo(fine);
    }

    @Test
    void anInstanceThatDiesOfAChangeIsHarmAndOneThatSaysGoodbyeIsNot() throws Exception {
        String service = "risk-analyzer";
        applied(service, "r:8022", 0, "UP");
        applied(service, "s:8022", 0, "UP");
        long bad = set(service, "\"risk.proposals.open-for\":60000");
        applied(service, "r:8022", bad, "UP");
        applied(service, "s:8022", bad, "UP");
        await().until(() -> current(service).path("rollout").has("watchUntil"));
        assertThat(world.delete(CONFIG + service + "/instances/s:8022", world.service(service))
                        .status())
                .isEqualTo(204);
        letPass(Duration.ofSeconds(44));
        awaitState(service, bad, "WATCHED");
        letPass(Duration.ofSeconds(2));
        awaitState(service, bad, "ROLLED_BACK");
        assertThat(current(service).path("comment").asString()).contains("r:8022 was not heard of");
    }

    @Test
    void aChangeThatCameBeforeTheLastOneWasProvedIsNotWhatIsGoneBackTo() throws Exception {
        String service = "user-management";
        applied(service, "u:8010", 0, "UP");
        long first = set(service, "\"users.throttle.longest-delay\":2000");
        long second = set(service, "\"users.throttle.longest-delay\":3000");
        awaitState(service, first, "SUPERSEDED");
        refused(service, "u:8010", second, 0, "users.throttle.longest-delay");
        awaitState(service, second, "ROLLED_BACK");
        assertThat(current(service).path("rolledBackTo").longValue()).isZero();
    }

    @Test
    void showsWhatEachInstanceRunsAndWhatWaitsForARestart() throws Exception {
        String service = "backtesting-engine";
        Answer answer = put(service, "\"backtest.workers\":2,\"log.level\":\"WARN\"", "");
        assertThat(answer.body().path("needsRestart").toString()).isEqualTo("[\"backtest.workers\"]");
        long revision = answer.body().path("revision").longValue();
        applied(service, "x:8015", revision, "UP");
        refused(service, "y:8015", revision, 0, "backtest.workers");
        JsonNode instances = current(service).path("instances");
        assertThat(instances).hasSize(2);
        assertThat(instances.get(0).path("running").longValue()).isEqualTo(revision);
        assertThat(instances.get(0).path("outcome").asString()).isEqualTo("APPLIED");
        assertThat(instances.get(1).path("running").longValue()).isZero();
        assertThat(instances.get(1).path("reasons").get(0).path("field").asString())
                .isEqualTo("backtest.workers");
    }

    @Test
    void aServiceSpeaksForItselfAloneAndInOrder() throws Exception {
        String path = CONFIG + "order-management/instances/o:9002";
        String good = body(0, 0, "APPLIED", "[]", "UP");
        assertThat(world.put(path, world.service("trading-engine"), null, good).status())
                .isEqualTo(403);
        assertThat(world.put(path, world.admin(), null, good).status()).isEqualTo(403);
        String own = world.service("order-management");
        assertThat(world.put(CONFIG + "order-management/instances/-bad", own, null, good)
                        .status())
                .isEqualTo(400);
        Answer wrong = world.put(path, own, null, good.replace("\"UP\"", "\"FINE\""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("violations").get(0).path("field").asString())
                .isEqualTo("status");
        assertThat(world.put(CONFIG + "no-such/instances/x", own, null, good).status())
                .isEqualTo(404);
        assertThat(current("order-management").path("instances")).isEmpty();
    }
}
