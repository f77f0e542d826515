package io.aitrading.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stop is answered when it is in force, not when it is written down. */
class StopInForceIT {
    private static final UUID SENDER = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static TestTokens tokens;
    private static RiskService risk;

    @BeforeAll
    static void start() {
        tokens = TestTokens.create();
        risk = new RiskService(
                PlatformProperties.of(PlatformService.RISK_ANALYZER)
                        .postgres(TestPostgres.shared().newDatabase())
                        .kafka(TestKafka.shared())
                        .with("RISK_LEASE_LIFE", LEASE.toMillis() + "ms"),
                tokens);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> risk.get("/api/v1/lease", risk.service()).status() == 200);
    }

    @AfterAll
    static void stop() {
        risk.close();
        tokens.close();
    }

    /** Nobody of another test holds a lease any more. */
    @BeforeEach
    void leasesHaveRunOut() throws Exception {
        String held = "select count(*) from lease_holder where lease_ends > now() - interval '200 milliseconds'";
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        risk.bean(JdbcClient.class).sql(held).query(Long.class).single() == 0);
    }

    @Test
    void aStopIsAnsweredAsSoonAsTheSenderActsUnderIt() throws Exception {
        long version = ask(-1);
        ask(version);
        CompletableFuture<Duration> stop = stopInBackground();
        await().atMost(Duration.ofSeconds(10)).until(() -> ask(version) > version);
        assertThat(stop)
                .as("the sender has the news, but not yet said that nothing older runs")
                .isNotDone();

        ask(version + 1);

        assertThat(stop.join()).isLessThan(LEASE.multipliedBy(5));
        assertThat(risk.get("/api/v1/emergency-stop", risk.trader()).text("state"))
                .isEqualTo("HALTED");
    }

    @Test
    void aSenderThatFellSilentIsWaitedForUntilItsLeaseHasRunOut() throws Exception {
        ask(ask(-1));

        assertThat(stopInBackground().join()).isBetween(LEASE.minusMillis(300), LEASE.multipliedBy(5));
    }

    @Test
    void whoeverOnlyLooksIsNotWaitedFor() throws Exception {
        risk.get("/api/v1/lease", risk.service());

        assertThat(stopInBackground().join()).isLessThan(LEASE);
    }

    @Test
    void tradingIsNotStartedAgainWithATokenThatWasOnlyRefreshed() throws Exception {
        stopInBackground().join();
        String stale = tokens.refreshed(RiskService.RISK_ONE, Duration.ofMinutes(16), "RISK");

        RiskService.Answer refused = risk.post("/api/v1/emergency-stop/rearm", stale, "{\"reason\":\"all clear\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("STEP_UP_REQUIRED");
        String proposal = risk.post("/api/v1/emergency-stop/rearm", risk.riskOne(), "{\"reason\":\"all clear\"}")
                .text("proposalId");
        String staleSecond = tokens.refreshed(RiskService.RISK_TWO, Duration.ofMinutes(16), "RISK");
        String approve = "/api/v1/emergency-stop/rearm/" + proposal + "/approve";
        assertThat(risk.post(approve, staleSecond, "{}").text("code")).isEqualTo("STEP_UP_REQUIRED");
        assertThat(risk.post(approve, risk.riskTwo(), "{}").text("state")).isEqualTo("ACTIVE");
        assertThat(risk.post("/api/v1/emergency-stop", stale, "{\"reason\":\"stopping always works\"}")
                        .status())
                .isEqualTo(200);
    }

    /** One question of the sender; the version of the lease that it got. */
    private long ask(long inForce) throws Exception {
        return risk.get("/api/v1/lease?holder=" + SENDER + "&inForce=" + inForce, risk.service())
                .body()
                .path("version")
                .asLong();
    }

    /** How long the stop took to be answered. */
    private CompletableFuture<Duration> stopInBackground() {
        return CompletableFuture.supplyAsync(() -> {
            long begun = System.nanoTime();
            try {
                RiskService.Answer answer =
                        risk.post("/api/v1/emergency-stop", risk.trader(), "{\"reason\":\"smoke\"}");
                assertThat(answer.status()).isEqualTo(200);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        });
    }
}
