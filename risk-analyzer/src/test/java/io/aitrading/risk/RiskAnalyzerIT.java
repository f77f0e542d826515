package io.aitrading.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.Money;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.risk.RiskService.Answer;
import io.aitrading.testing.FaultProxy;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RiskAnalyzerIT {
    private static final String TIGHT_LIMITS = limits("20000");
    private static TestPostgres.Database database;
    private static TestTokens tokens;
    private static FaultProxy databaseLine;
    private static HttpServer orderManagement;
    private static final List<String> cancels = new CopyOnWriteArrayList<>();
    private static volatile int cancelStatus = 200;
    private static RiskService risk;
    private static TestConfiguration configuration;

    @BeforeAll
    static void start() throws IOException {
        database = TestPostgres.shared().newDatabase();
        databaseLine = new FaultProxy("127.0.0.1", TestPostgres.shared().port());
        tokens = TestTokens.create();
        configuration = TestConfiguration.start();
        orderManagement = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        orderManagement.createContext("/api/v1/orders", exchange -> {
            cancels.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer "));
            byte[] body = "{\"items\":[],\"nextCursor\":null}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(cancelStatus, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        orderManagement.start();
        risk = new RiskService(properties(), tokens);
    }

    private static PlatformProperties properties() {
        return PlatformProperties.of(PlatformService.RISK_ANALYZER)
                .postgres(database)
                .with("POSTGRES_URL", database.url().replaceFirst(":\\d+/", ":" + databaseLine.port() + "/"))
                .kafka(TestKafka.shared())
                .configuration(configuration)
                .url(
                        PlatformService.ORDER_MANAGEMENT,
                        "http://127.0.0.1:" + orderManagement.getAddress().getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        risk.close();
        orderManagement.stop(0);
        databaseLine.close();
        configuration.close();
        tokens.close();
    }

    @BeforeEach
    void tradingIsActive() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> risk.get("/api/v1/lease", risk.service()).status() == 200);
        if (risk.get("/api/v1/emergency-stop", risk.trader())
                .body()
                .path("halted")
                .asBoolean()) {
            rearm();
        }
    }

    private static void rearm() throws Exception {
        Answer proposal = risk.post("/api/v1/emergency-stop/rearm", risk.riskOne(), "{\"reason\":\"all clear\"}");
        assertThat(proposal.status()).isEqualTo(202);
        Answer approved = risk.post(
                "/api/v1/emergency-stop/rearm/" + proposal.text("proposalId") + "/approve", risk.riskTwo(), "{}");
        assertThat(approved.text("state")).isEqualTo("ACTIVE");
    }

    private static Answer stopTrading(String reason, boolean cancel) throws Exception {
        return risk.post(
                "/api/v1/emergency-stop",
                risk.trader(),
                "{\"reason\":\"%s\",\"cancelOpenOrders\":%s}".formatted(reason, cancel));
    }

    private static String limits(String orderNotional) {
        return """
                {"maxOrderNotional":"%s","maxPositionNotional":"60000","maxDailyLoss":"5000","maxDrawdown":"0.2",
                 "priceCollar":"0.05","maxOrdersPerMinute":120,"maxOpenOrders":50,"maxConcentration":"0.8"}"""
                .formatted(orderNotional);
    }

    private static String change(String limits, String comment) {
        return "{\"limits\":" + limits + ",\"comment\":\"" + comment + "\"}";
    }

    private static Duration lifeOf(JsonNode lease) {
        return Duration.between(
                Instant.parse(lease.path("issuedAt").asString()),
                Instant.parse(lease.path("expiresAt").asString()));
    }

    @Test
    void theNextLeaseIsAsLongAsWasPushed() throws Exception {
        assertThat(configuration.push(Map.of("risk.lease.life", "2000"))).contains("\"outcome\":\"APPLIED\"");
        assertThat(lifeOf(risk.get("/api/v1/lease", risk.service()).body())).isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.push(Map.of("risk.lease.life", "60000")))
                .contains("\"outcome\":\"REFUSED\"", "\"field\":\"risk.lease.life\"");
        assertThat(lifeOf(risk.get("/api/v1/lease", risk.service()).body())).isEqualTo(Duration.ofSeconds(2));
        configuration.push(Map.of());
        assertThat(lifeOf(risk.get("/api/v1/lease", risk.service()).body())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLeaseIsFiveSecondsLongAndCarriesThePolicy() throws Exception {
        JsonNode lease = risk.get("/api/v1/lease", risk.service()).body();
        assertThat(lifeOf(lease)).isEqualTo(Duration.ofSeconds(5));
        assertThat(lease.path("tradingState").asString()).isEqualTo("ACTIVE");
        assertThat(lease.path("policy").path("maxPositionNotional").asString()).isEqualTo("60000");
        assertThat(risk.get("/api/v1/lease", risk.trader()).status()).isEqualTo(403);
    }

    @Test
    void aWaitingLeaseIsAnsweredAtOnceWhenSomebodyStops() throws Exception {
        long version =
                risk.get("/api/v1/lease", risk.service()).body().path("version").asLong();
        CompletableFuture<Long> answered = CompletableFuture.supplyAsync(() -> {
            try {
                Answer lease =
                        risk.get("/api/v1/lease?waitForVersionAbove=" + version + "&waitMs=15000", risk.service());
                assertThat(lease.text("tradingState")).isEqualTo("HALTED");
                assertThat(lease.text("haltReason")).isEqualTo("too fast");
                return System.nanoTime();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        // Long enough for the request to be waiting; if it is not yet, it is answered at once all the same.
        await().pollDelay(Duration.ofMillis(500)).until(() -> !answered.isDone());
        long stopped = System.nanoTime();
        stopTrading("too fast", false);
        assertThat(Duration.ofNanos(answered.get() - stopped)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aLeaseWaitsNoLongerThanAsked() throws Exception {
        long version =
                risk.get("/api/v1/lease", risk.service()).body().path("version").asLong();
        long start = System.nanoTime();
        Answer same = risk.get("/api/v1/lease?waitForVersionAbove=" + version + "&waitMs=400", risk.service());
        assertThat(same.body().path("version").asLong()).isEqualTo(version);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(350), Duration.ofSeconds(5));
    }

    @Test
    void aStopSurvivesARestartAndTakesTwoPersonsToEnd() throws Exception {
        stopTrading("fat finger", false);
        risk.close();
        risk = new RiskService(properties(), tokens);
        tradingStateIs("HALTED");
        Answer shown = risk.get("/api/v1/emergency-stop", risk.trader());
        assertThat(shown.text("reason")).isEqualTo("fat finger");
        assertThat(shown.text("actor")).isEqualTo(RiskService.TRADER.toString());

        Answer direct =
                risk.put("/api/v1/trading-state", risk.riskOne(), "{\"state\":\"ACTIVE\",\"reason\":\"I want to\"}");
        assertThat(direct.status()).isEqualTo(409);
        assertThat(direct.text("code")).isEqualTo("REARM_REQUIRED");
        assertThat(risk.post("/api/v1/emergency-stop/rearm", risk.trader(), "{\"reason\":\"please\"}")
                        .status())
                .isEqualTo(403);

        Answer proposal = risk.post("/api/v1/emergency-stop/rearm", risk.riskOne(), "{\"reason\":\"checked\"}");
        String approve = "/api/v1/emergency-stop/rearm/" + proposal.text("proposalId") + "/approve";
        Answer self = risk.post(approve, risk.riskOne(), "{}");
        assertThat(self.status()).isEqualTo(403);
        assertThat(self.text("code")).isEqualTo("SECOND_PERSON_REQUIRED");
        tradingStateIs("HALTED");

        assertThat(risk.post(approve, risk.riskTwo(), "{}").text("state")).isEqualTo("ACTIVE");
        tradingStateIs("ACTIVE");
        assertThat(risk.post(approve, risk.riskTwo(), "{}").status()).isEqualTo(409);
    }

    @Test
    void aNewStopClosesProposalsToRearm() throws Exception {
        stopTrading("one", false);
        Answer proposal = risk.post("/api/v1/emergency-stop/rearm", risk.riskOne(), "{\"reason\":\"checked\"}");
        stopTrading("two", false);
        Answer late = risk.post(
                "/api/v1/emergency-stop/rearm/" + proposal.text("proposalId") + "/approve", risk.riskTwo(), "{}");
        assertThat(late.text("code")).isEqualTo("PROPOSAL_CLOSED");
        tradingStateIs("HALTED");
    }

    @Test
    void changesOfStateAreToldByTheOutboxInOrder() throws Exception {
        stopTrading("for the topic", false);
        rearm();
        List<String> told = risk.bean(JdbcClient.class)
                .sql("SELECT envelope FROM outbox WHERE topic = 'risk.state.v1' ORDER BY sequence DESC LIMIT 2")
                .query(String.class)
                .list();
        assertThat(told.get(1)).contains("\"HALTED\"", "for the topic");
        assertThat(told.get(0)).contains("\"ACTIVE\"");
    }

    @Test
    void openOrdersAreCancelledEvenIfOrderManagementIsAwayAtFirst() throws Exception {
        cancels.clear();
        cancelStatus = 503;
        Answer stopped = stopTrading("get out", true);
        assertThat(stopped.body().path("cancelling").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> !cancels.isEmpty());
        assertThat(risk.get("/api/v1/emergency-stop", risk.trader())
                        .body()
                        .path("cancelling")
                        .asBoolean())
                .isTrue();
        cancelStatus = 200;
        await().atMost(Duration.ofSeconds(40)).until(() -> !risk.get("/api/v1/emergency-stop", risk.trader())
                .body()
                .path("cancelling")
                .asBoolean());
        assertThat(cancels).hasSizeGreaterThanOrEqualTo(2).containsOnly("DELETE true");
    }

    @Test
    void tighteningIsImmediateAndLooseningTakesTwo() throws Exception {
        Answer before = risk.get("/api/v1/policies/current", risk.trader());
        long version = before.body().path("policy").path("policyVersion").asLong();
        Answer tight = risk.put("/api/v1/policies/current", risk.riskOne(), change(TIGHT_LIMITS, "quiet week"));
        assertThat(tight.status()).isEqualTo(200);
        assertThat(tight.body().path("policy").path("policyVersion").asLong()).isEqualTo(version + 1);
        assertThat(leasedOrderNotional()).isEqualTo("20000");

        Answer loose = risk.put("/api/v1/policies/current", risk.riskOne(), change(limits("25000"), "back to normal"));
        assertThat(loose.status()).isEqualTo(202);
        assertThat(loose.body().path("looserFields").get(0).asString()).isEqualTo("maxOrderNotional");
        assertThat(leasedOrderNotional()).isEqualTo("20000");
        assertThat(risk.get("/api/v1/policies/proposals", risk.riskTwo())
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);

        String approve = "/api/v1/policies/proposals/" + loose.text("proposalId") + "/approve";
        assertThat(risk.post(approve, risk.riskOne(), "{}").text("code")).isEqualTo("SECOND_PERSON_REQUIRED");
        Answer approved = risk.post(approve, risk.riskTwo(), "{}");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("approvedBy")).isEqualTo(RiskService.RISK_TWO.toString());
        assertThat(leasedOrderNotional()).isEqualTo("25000");
        JsonNode history = risk.get("/api/v1/policies?limit=2", risk.trader()).body();
        assertThat(history.path("items").get(0).path("comment").asString()).isEqualTo("back to normal");
        assertThat(history.path("items").get(1).path("comment").asString()).isEqualTo("quiet week");
    }

    @Test
    void aChangeBasedOnAnOldPolicyIsRefused() throws Exception {
        String stale = "{\"limits\":%s,\"comment\":\"x\",\"basedOnVersion\":999}".formatted(TIGHT_LIMITS);
        Answer refused = risk.put("/api/v1/policies/current", risk.riskOne(), stale);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("POLICY_CHANGED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            POST | /api/v1/emergency-stop | {"cancelOpenOrders":true} | reason
            POST | /api/v1/emergency-stop | {"reason":"  "} | reason
            POST | /api/v1/emergency-stop | {"reason":"x","why":"y"} | why
            POST | /api/v1/emergency-stop | {"reason":"x","cancelOpenOrders":"yes"} | cancelOpenOrders
            POST | /api/v1/emergency-stop/rearm | {} | reason
            PUT | /api/v1/trading-state | {"state":"PARTY","reason":"x"} | state
            PUT | /api/v1/policies/current | {"limits":{"maxOrderNotional":"-1","maxPositionNotional":"1","maxDailyLoss":"1","maxDrawdown":"0.1","priceCollar":"0.1","maxOrdersPerMinute":1,"maxOpenOrders":1,"maxConcentration":"0.1"},"comment":"x"} | limits.maxOrderNotional
            PUT | /api/v1/policies/current | {"limits":{"maxOrderNotional":"1","maxPositionNotional":"1","maxDailyLoss":"1","maxDrawdown":"1.1","priceCollar":"0.1","maxOrdersPerMinute":1,"maxOpenOrders":1,"maxConcentration":"0.1"},"comment":"x"} | limits.maxDrawdown
            PUT | /api/v1/policies/current | {"limits":{"maxOrderNotional":"1","maxPositionNotional":"1","maxDailyLoss":"1","maxDrawdown":"0.1","priceCollar":"0.1","maxOrdersPerMinute":0,"maxOpenOrders":1,"maxConcentration":"0.1"},"comment":"x"} | limits.maxOrdersPerMinute
            PUT | /api/v1/policies/current | {"limits":{"maxOrderNotional":"1E+999999999","maxPositionNotional":"1","maxDailyLoss":"1","maxDrawdown":"0.1","priceCollar":"0.1","maxOrdersPerMinute":1,"maxOpenOrders":1,"maxConcentration":"0.1"},"comment":"x"} | maxOrderNotional
            """)
    void badInputNamesItsFieldAndChangesNothing(String method, String path, String body, String field)
            throws Exception {
        long version =
                risk.get("/api/v1/lease", risk.service()).body().path("version").asLong();
        Answer answer =
                method.equals("POST") ? risk.post(path, risk.riskOne(), body) : risk.put(path, risk.riskOne(), body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("violations").get(0).path("field").asString())
                .contains(field);
        assertThat(risk.get("/api/v1/lease", risk.service())
                        .body()
                        .path("version")
                        .asLong())
                .isEqualTo(version);
    }

    @Test
    void wrongQueriesAreRefused() throws Exception {
        assertThat(risk.get("/api/v1/lease?waitMs=99999999", risk.service()).status())
                .isEqualTo(400);
        assertThat(risk.get("/api/v1/lease?waitMs=soon", risk.service()).status())
                .isEqualTo(400);
        assertThat(risk.get("/api/v1/exposure?accountId=7", risk.trader()).status())
                .isEqualTo(400);
        assertThat(risk.get("/api/v1/audit", risk.trader()).status()).isEqualTo(403);
        assertThat(risk.get("/api/v1/emergency-stop", "no-token").status()).isEqualTo(401);
    }

    @Test
    void theAuditChainVerifiesAndShowsWhoTamperedWithIt() throws Exception {
        stopTrading("for the audit", false);
        Answer whole = risk.get("/api/v1/audit/verify", risk.riskTwo());
        assertThat(whole.body().path("valid").asBoolean()).isTrue();
        JsonNode newest = risk.get("/api/v1/audit?limit=1", risk.riskTwo())
                .body()
                .path("items")
                .get(0);
        assertThat(newest.path("action").asString()).isEqualTo("EMERGENCY_STOP");
        assertThat(newest.path("actor").asString()).isEqualTo(RiskService.TRADER.toString());

        JdbcClient sql = risk.bean(JdbcClient.class);
        long victim = newest.path("sequence").asLong();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> sql.sql("DELETE FROM audit").update())
                .hasMessageContaining("append-only");
        String detail = newest.path("detail").asString();
        rewrite(sql, victim, "reason=I was not here");
        try {
            Answer broken = risk.get("/api/v1/audit/verify", risk.riskTwo());
            assertThat(broken.body().path("valid").asBoolean()).isFalse();
            assertThat(broken.body().path("firstBroken").asLong()).isEqualTo(victim);
        } finally {
            rewrite(sql, victim, detail);
        }
        assertThat(risk.get("/api/v1/audit/verify", risk.riskTwo())
                        .body()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    /** What the owner of the database could do. */
    private static void rewrite(JdbcClient sql, long sequence, String detail) {
        sql.sql("ALTER TABLE audit DISABLE TRIGGER audit_append_only").update();
        sql.sql("UPDATE audit SET detail = :detail WHERE sequence = :sequence")
                .param("detail", detail)
                .param("sequence", sequence)
                .update();
        sql.sql("ALTER TABLE audit ENABLE TRIGGER audit_append_only").update();
    }

    @Test
    void exposureFollowsTheEventsAndUsersSeeOnlyTheirOwn() throws Exception {
        UUID account = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        tell(Topic.ACCOUNTS_EVENTS, account, deposit(account, RiskService.TRADER));
        tell(Topic.ACCOUNTS_EVENTS, stranger, deposit(stranger, RiskService.RISK_ONE));
        tell(Topic.ORDERS_FILLS, account, fill(account, Side.BUY, "2", "1"));
        tell(Topic.ORDERS_FILLS, account, fill(account, Side.SELL, "0.5", "1"));

        String own = "/api/v1/exposure?accountId=" + account;
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            Answer answer = risk.get(own, risk.trader());
            JsonNode position =
                    answer.body().path("items").path(0).path("positions").path(0);
            return answer.status() == 200 && position.path("fills").asLong() == 2;
        });
        JsonNode shown = risk.get(own, risk.trader()).body().path("items").get(0);
        JsonNode position = shown.path("positions").get(0);
        assertThat(position.path("quantity").asString()).isEqualTo("1.5");
        assertThat(position.path("notional").asString()).isEqualTo("1500");
        assertThat(shown.path("balances").toString())
                .contains("{\"currency\":\"BTC\",\"total\":\"1.5\"}")
                .contains("{\"currency\":\"USDT\",\"total\":\"98498\"}");

        assertThat(risk.get("/api/v1/exposure?accountId=" + stranger, risk.trader())
                        .status())
                .isEqualTo(404);
        assertThat(risk.get("/api/v1/exposure?accountId=" + stranger, risk.riskTwo())
                        .status())
                .isEqualTo(200);
        assertThat(risk.get("/api/v1/exposure", risk.trader())
                        .body()
                        .path("items")
                        .toString())
                .doesNotContain(stranger.toString());
    }

    private static void tell(Topic topic, UUID key, Object event) {
        risk.bean(Transactions.class).run(() -> risk.bean(Outbox.class).append(topic, key.toString(), event));
    }

    private static AccountEvent deposit(UUID account, UUID user) {
        return new AccountEvent(
                account,
                user,
                "paper",
                "test",
                AccountEvent.Kind.DEPOSIT,
                Money.of("100000", "USDT"),
                Instant.parse("2026-01-05T09:30:00Z"));
    }

    private static FillEvent fill(UUID account, Side side, String quantity, String fee) {
        return new FillEvent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                account,
                RiskService.TRADER,
                null,
                "paper",
                "BTCUSDT",
                "BTC",
                "USDT",
                UUID.randomUUID().toString(),
                side,
                Price.of("1000"),
                Quantity.of(quantity),
                Money.of(fee, "USDT"),
                false,
                Instant.parse("2026-01-05T09:31:00Z"));
    }

    @Test
    void withoutTheDatabaseThereIsNoLeaseAndItComesBack() throws Exception {
        databaseLine.cut();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                Answer lease = risk.get("/api/v1/lease", risk.service());
                return lease.status() == 503 && lease.text("code").equals("LEASE_UNAVAILABLE");
            });
        } finally {
            databaseLine.heal();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> risk.get("/api/v1/lease", risk.service()).status() == 200);
    }

    private static String leasedOrderNotional() throws Exception {
        return risk.get("/api/v1/lease", risk.service())
                .body()
                .path("policy")
                .path("maxOrderNotional")
                .asString();
    }

    private static void tradingStateIs(String state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> risk.get("/api/v1/lease", risk.service())
                .text("tradingState")
                .equals(state));
    }
}
