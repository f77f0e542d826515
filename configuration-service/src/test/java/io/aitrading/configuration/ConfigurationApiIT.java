package io.aitrading.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.configuration.ConfigurationWorld.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConfigurationApiIT {
    private static final String PATH = "/api/v1/config/data-bridge";
    private static ConfigurationWorld world;

    @BeforeAll
    static void start() {
        world = new ConfigurationWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String values(long staleAfter) {
        return "{\"values\":{\"bridge.stale-after\":" + staleAfter + "},\"comment\":\"test\"}";
    }

    private static long revision(String path) throws Exception {
        return world.get(path, world.admin()).body().path("revision").longValue();
    }

    private static Answer replace(String path, String body) throws Exception {
        return world.put(path, world.admin(), "\"" + revision(path) + "\"", body);
    }

    @Test
    void keepsEveryRevisionAndShowsWhoChangedWhat() throws Exception {
        Answer first = replace(PATH, values(6000));
        assertThat(first.status()).isEqualTo(200);
        long from = first.body().path("revision").longValue();
        assertThat(first.etag()).isEqualTo("\"" + from + "\"");
        assertThat(replace(PATH, values(7000)).status()).isEqualTo(200);

        Answer history = world.get(PATH + "/history?limit=1", world.admin());
        assertThat(history.body().path("items")).hasSize(1);
        assertThat(history.body().path("items").get(0).path("changedBy").asString())
                .isEqualTo(ConfigurationWorld.ADMIN.toString());
        Answer older = world.get(PATH + "/history?limit=1&cursor=" + history.text("nextCursor"), world.admin());
        assertThat(older.body().path("items").get(0).path("revision").longValue())
                .isEqualTo(from);

        Answer difference = world.get(PATH + "/diff?from=" + from + "&to=" + (from + 1), world.admin());
        assertThat(difference
                        .body()
                        .path("changed")
                        .path("bridge.stale-after")
                        .path("from")
                        .longValue())
                .isEqualTo(6000);
        assertThat(difference
                        .body()
                        .path("changed")
                        .path("bridge.stale-after")
                        .path("to")
                        .longValue())
                .isEqualTo(7000);
        assertThat(world.get(PATH + "?revision=" + from, world.admin())
                        .body()
                        .path("values")
                        .path("bridge.stale-after")
                        .longValue())
                .isEqualTo(6000);
    }

    @Test
    void rollsBackByAddingARevisionAndOnlyOnce() throws Exception {
        long old = replace(PATH, values(8000)).body().path("revision").longValue();
        replace(PATH, values(9000));
        String body = "{\"toRevision\":" + old + ",\"comment\":\"as before\"}";
        Answer back = world.post(PATH + "/rollback", world.admin(), body);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().path("revision").longValue()).isEqualTo(old + 2);
        assertThat(back.body().path("rolledBackTo").longValue()).isEqualTo(old);
        assertThat(back.body().path("values").path("bridge.stale-after").longValue())
                .isEqualTo(8000);

        Answer again = world.post(PATH + "/rollback", world.admin(), body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("revision").longValue()).isEqualTo(old + 2);
    }

    @Test
    void letsOneOfManyConcurrentChangesWin() throws Exception {
        String path = "/api/v1/config/order-management";
        long before = revision(path);
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String body = "{\"values\":{\"orders.reconciliation.interval\":" + (2000 + i) + "},\"comment\":\"race\"}";
            changes.add(() ->
                    world.put(path, world.admin(), "\"" + before + "\"", body).status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(changes)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(200, 412);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(revision(path)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"values\":{\"bridge.stale-after\":-1},\"comment\":\"c\"} | 422 | values.bridge.stale-after | MIN",
                "{\"values\":{\"bridge.stale-after\":99999999},\"comment\":\"c\"} | 422 | values.bridge.stale-after | MAX",
                "{\"values\":{\"bridge.stale-after\":\"6000\"},\"comment\":\"c\"} | 422 | values.bridge.stale-after | TYPE",
                "{\"values\":{\"bridge.stale-after\":1.5},\"comment\":\"c\"} | 422 | values.bridge.stale-after | TYPE",
                "{\"values\":{\"bridge.stale-after\":null},\"comment\":\"c\"} | 422 | values.bridge.stale-after | TYPE",
                "{\"values\":{\"nosuchkey\":1},\"comment\":\"c\"} | 422 | values.nosuchkey | UNKNOWN_KEY",
            })
    void refusesWhatTheSchemaDoesNotAllowAndChangesNothing(String body, int status, String field, String rule)
            throws Exception {
        long before = revision(PATH);
        Answer refused = replace(PATH, body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("code")).isEqualTo("CONFIG_REJECTED");
        assertThat(refused.body().path("violations").get(0).path("field").asString())
                .isEqualTo(field);
        assertThat(refused.body().path("violations").get(0).path("rule").asString())
                .isEqualTo(rule);
        assertThat(revision(PATH)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"values\":{}}",
                "{\"values\":{},\"comment\":\"\"}",
                "{\"values\":[],\"comment\":\"c\"}",
                "{\"comment\":\"c\"}",
                "{\"values\":{},\"comment\":\"c\",\"surprise\":1}",
                "{\"values\":{},\"comment\":5}",
                "not json",
                "",
            })
    void refusesBodiesOfAnotherShape(String body) throws Exception {
        long before = revision(PATH);
        assertThat(replace(PATH, body).status()).isEqualTo(400);
        assertThat(revision(PATH)).isEqualTo(before);
    }

    @Test
    void asksForTheRevisionThatIsToBeReplaced() throws Exception {
        assertThat(world.put(PATH, world.admin(), null, values(6000)).status()).isEqualTo(428);
        assertThat(world.put(PATH, world.admin(), "soon", values(6000)).status())
                .isEqualTo(400);
        assertThat(world.put(PATH, world.admin(), "\"999999\"", values(6000)).text("code"))
                .isEqualTo("REVISION_MISMATCH");
    }

    @Test
    void givesConfigurationOnlyToThoseWhoMayHaveIt() throws Exception {
        assertThat(world.get(PATH, null).status()).isEqualTo(401);
        assertThat(world.get(PATH, world.trader()).status()).isEqualTo(403);
        assertThat(world.put(PATH, world.service(), "\"0\"", values(6000)).status())
                .isEqualTo(403);
        assertThat(world.get(PATH, world.service()).status()).isEqualTo(200);
        assertThat(world.get(PATH + "/watch?revision=0", world.admin()).status())
                .isEqualTo(403);
    }

    @Test
    void knowsNoOtherServicesThanThePlatforms() throws Exception {
        for (String path : List.of("", "/schema", "/history", "/diff?from=0&to=0")) {
            assertThat(world.get("/api/v1/config/no-such-service" + path, world.admin())
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(world.get(PATH + "?revision=987654", world.admin()).status()).isEqualTo(404);
        assertThat(world.get(PATH + "?revision=-1", world.admin()).status()).isEqualTo(400);
        assertThat(world.get(PATH + "?revision=x", world.admin()).status()).isEqualTo(400);
    }

    @Test
    void showsTheSchemaWithTypesRangesAndDescriptions() throws Exception {
        Answer schema = world.get(PATH + "/schema", world.admin());
        assertThat(schema.body().path("keys").get(0).path("type").asString()).isEqualTo("INTEGER");
        assertThat(schema.body().path("keys").get(0).path("description").asString())
                .isNotBlank();
    }

    @Test
    void wakesAWatcherAsSoonAsSomethingChanges() throws Exception {
        long known = revision(PATH);
        long flags = world.get("/api/v1/config/data-bridge/watch?revision=-1&waitMs=0", world.service())
                .body()
                .path("flagsRevision")
                .longValue();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> open = executor.submit(() -> world.get(
                    PATH + "/watch?revision=" + known + "&flagsRevision=" + flags + "&waitMs=30000", world.service()));
            replace(PATH, values(12345));
            Answer answer = open.get();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("values").path("bridge.stale-after").longValue())
                    .isEqualTo(12345);
        }
        assertThat(world.get(PATH + "/watch?revision=" + revision(PATH) + "&waitMs=10", world.service())
                        .status())
                .isEqualTo(304);
        assertThat(world.get(PATH + "/watch?revision=0&waitMs=600000", world.service())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void setsFlagsAndTellsWatchersOfThem() throws Exception {
        String path = "/api/v1/flags/new-sizing";
        assertThat(world.get(path, world.admin()).status()).isEqualTo(404);
        Answer set = world.put(
                path, world.admin(), "\"0\"", "{\"enabled\":true,\"description\":\"d\",\"comment\":\"trial\"}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(world.get("/api/v1/config/data-bridge/watch?revision=-1&waitMs=0", world.service())
                        .body()
                        .path("flags")
                        .path("new-sizing")
                        .booleanValue())
                .isTrue();
        assertThat(world.put(path, world.admin(), "\"0\"", "{\"enabled\":false,\"comment\":\"late\"}")
                        .status())
                .isEqualTo(412);
        assertThat(world.put(path, world.admin(), set.etag(), "{\"enabled\":false,\"comment\":\"off\"}")
                        .status())
                .isEqualTo(200);
        assertThat(world.get(path + "/history", world.admin()).body().path("items"))
                .hasSize(2);
        assertThat(world.get("/api/v1/flags", world.admin())
                        .body()
                        .path("items")
                        .get(0)
                        .path("description")
                        .asString())
                .isEqualTo("d");
        assertThat(world.put("/api/v1/flags/Bad_Name", world.admin(), null, "{\"enabled\":true,\"comment\":\"c\"}")
                        .status())
                .isEqualTo(400);
        assertThat(world.put(path, world.admin(), null, "{\"enabled\":\"yes\",\"comment\":\"c\"}")
                        .status())
                .isEqualTo(400);
        assertThat(world.put(path, world.trader(), null, "{\"enabled\":true,\"comment\":\"c\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsFlowsToEverybodyWithLiveStatus() throws Exception {
        Answer flows = world.get("/api/v1/flows", null);
        assertThat(flows.status()).isEqualTo(200);
        assertThat(flows.text("status")).isEqualTo("DOWN");
        assertThat(flows.body().path("flows").size()).isGreaterThanOrEqualTo(5);
        Answer order = world.get("/api/v1/flows/place-order", null);
        assertThat(order.body().path("brokenBy")).isNotEmpty();
        assertThat(order.body().path("breaks").get(0).path("means").asString()).isNotBlank();
        assertThat(world.get("/api/v1/flows/no-such-flow", null).status()).isEqualTo(404);
    }

    @Test
    void publishesEachChangeInItsTransaction() throws Exception {
        long revision = replace(PATH, values(4321)).body().path("revision").longValue();
        String envelope = world.bean(JdbcClient.class)
                .sql("select envelope::text from outbox where topic = 'config.changes.v1' and key = 'data-bridge'"
                        + " order by sequence desc limit 1")
                .query(String.class)
                .single();
        assertThat(envelope)
                .contains("ConfigChanged")
                .contains("bridge.stale-after")
                .containsPattern("\"revision\": ?" + revision);
    }

    @Test
    void refusesToRewriteHistoryEvenInTheDatabase() throws Exception {
        replace(PATH, values(6000));
        JdbcClient jdbc = world.bean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("update config_revisions set comment = 'nothing happened'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void isUpAndListsItsErrors() throws Exception {
        Answer health = world.get("/health", null);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("service")).isEqualTo("configuration-service");
        assertThat(world.get("/api/v1/errors", null).body().toString()).contains("CONFIG_REJECTED");
        assertThat(world.get("/v3/api-docs", null).status()).isEqualTo(200);
    }
}
