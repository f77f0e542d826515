package io.aitrading.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.SettableClock;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import io.aitrading.users.factor.AuthenticatorApp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ends tokens at once, the second factor, and what needs two persons. The clock stands still unless it is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountProtectionIT {
    private static final String ENDED = "/api/v1/auth/ended-sessions";

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final TestTokens tokens = TestTokens.create(clock);
    private ConfigurableApplicationContext service;
    private Api api;

    /** Takes the platform's clock's place. */
    @Configuration(proxyBeanMethods = false)
    static class StandingClock {
        @Bean
        InstantSource clock(Held held) {
            return held.clock();
        }
    }

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(UserManagementApplication.class, StandingClock.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testClock", new Held(clock)))
                .run(PlatformProperties.of(PlatformService.USER_MANAGEMENT)
                        .postgres(TestPostgres.shared().newDatabase())
                        .with("spring.config.name", "user-management")
                        .asArguments());
        api = new Api("http://127.0.0.1:"
                + ((WebServerApplicationContext) service).getWebServer().getPort());
    }

    /** No InstantSource itself, or there would be two beans of that type. */
    record Held(InstantSource clock) {}

    @AfterAll
    void stop() {
        service.close();
        tokens.close();
    }

    @BeforeEach
    void forgetFailedLogIns() {
        service.getBean(JdbcClient.class).sql("DELETE FROM login_throttle").update();
    }

    private Api.Answer operator() {
        return api.logIn("operator", PlatformProperties.OPERATOR_PASSWORD);
    }

    private int statusOf(Api.Answer grant) {
        return api.get("/api/v1/users/me", grant.text("accessToken")).status();
    }

    private Api.Answer ended(long after, long waitMs) {
        return api.get(ENDED + "?after=" + after + "&waitMs=" + waitMs, tokens.service("order-management"));
    }

    @Test
    void loggingOutEndsTheAccessTokensOfThatSessionAndOfNoOther() {
        Api.Answer one = api.register("anton");
        Api.Answer refreshed = api.refresh(one.text("refreshToken"));
        Api.Answer two = api.logIn("anton", Api.passwordOf("anton"));

        api.post("/api/v1/auth/logout", null, "{\"refreshToken\":\"" + refreshed.text("refreshToken") + "\"}");

        Api.Answer refused = api.get("/api/v1/users/me", one.text("accessToken"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("TOKEN_REVOKED");
        assertThat(statusOf(refreshed)).isEqualTo(401);
        assertThat(statusOf(two)).isEqualTo(200);
    }

    @Test
    void aNewPasswordNewRolesAndEveryOtherEndOfSessionsEndTheirAccessTokens() {
        Api.Answer grant = api.register("berta");
        String path = "/api/v1/users/" + grant.text("userId");
        api.put(path + "/roles", operator().text("accessToken"), "{\"roles\":[\"ANALYST\"]}");
        assertThat(statusOf(grant)).isEqualTo(401);

        Api.Answer second = api.logIn("berta", Api.passwordOf("berta"));
        api.put(
                "/api/v1/users/me/password",
                second.text("accessToken"),
                "{\"currentPassword\":\"" + Api.passwordOf("berta") + "\",\"newPassword\":\"neun Giraffen\"}");
        assertThat(statusOf(second)).isEqualTo(401);

        Api.Answer third = api.logIn("berta", "neun Giraffen");
        api.send("POST", "/api/v1/auth/logout-all", third.text("accessToken"), null);
        assertThat(statusOf(third)).isEqualTo(401);

        Api.Answer stolen = api.logIn("berta", "neun Giraffen");
        api.refresh(stolen.text("refreshToken"));
        api.refresh(stolen.text("refreshToken"));
        assertThat(statusOf(stolen)).isEqualTo(401);
    }

    @Test
    void aDisabledUserIsOutAtOnceAndStaysOutUntilEnabled() {
        Api.Answer grant = api.register("clara");
        String path = "/api/v1/users/" + grant.text("userId") + "/status";
        String admin = operator().text("accessToken");

        assertThat(api.put(path, grant.text("accessToken"), "{\"disabled\":true,\"reason\":\"me\"}")
                        .status())
                .isEqualTo(403);
        Api.Answer disabled = api.put(path, admin, "{\"disabled\":true,\"reason\":\"left the desk\"}");
        assertThat(disabled.body().path("disabled").asBoolean()).isTrue();
        assertThat(statusOf(grant)).isEqualTo(401);
        assertThat(api.refresh(grant.text("refreshToken")).status()).isEqualTo(401);
        assertThat(api.logIn("clara", Api.passwordOf("clara")).code()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(api.logIn("clara", "a wrong one").code()).isEqualTo("INVALID_CREDENTIALS");

        api.put(path, admin, "{\"disabled\":false,\"reason\":\"back again\"}");
        assertThat(api.logIn("clara", Api.passwordOf("clara")).status()).isEqualTo(200);
        assertThat(api.put(
                                "/api/v1/users/" + WellKnownIds.OPERATOR_USER + "/status",
                                operator().text("accessToken"),
                                "{\"disabled\":true,\"reason\":\"the last one\"}")
                        .code())
                .isEqualTo("LAST_ADMIN");
    }

    @Test
    void servicesHearOfAnEndedSessionWhileTheyWaitAndOnlyAsLongAsItsTokensLive() throws Exception {
        Api.Answer grant = api.register("dieter");
        long known = ended(0, 0).body().path("sequence").asLong();
        CompletableFuture<Api.Answer> waiting = CompletableFuture.supplyAsync(() -> ended(known, 20_000));

        api.post("/api/v1/auth/logout", null, "{\"refreshToken\":\"" + grant.text("refreshToken") + "\"}");

        Api.Answer news = waiting.get(10, TimeUnit.SECONDS);
        assertThat(news.body().path("sequence").asLong()).isEqualTo(known + 1);
        assertThat(news.body().at("/sessions/0/until").asString())
                .isEqualTo(clock.instant().plusSeconds(15 * 60 + 30).toString());
        assertThat(ended(known + 1, 0).body().path("sessions").size()).isZero();
        // A number of another database: all is told again.
        assertThat(ended(known + 1_000, 0).body().path("sessions").size()).isPositive();
        assertThat(api.get(ENDED, operator().text("accessToken")).status()).isEqualTo(403);
        assertThat(api.get(ENDED + "?after=-1", tokens.service("x")).code()).isEqualTo("VALIDATION_FAILED");

        clock.advance(Duration.ofMinutes(16));
        assertThat(ended(0, 0).body().path("sessions").size()).isZero();
    }

    @Test
    void aSecondFactorIsEnrolledAskedForAndGoodForOneLogIn() {
        Api.Answer grant = api.register("emma");
        String token = grant.text("accessToken");
        String factor = "/api/v1/users/me/second-factor";
        assertThat(api.post(factor, token, "{\"password\":\"not mine\"}").code())
                .isEqualTo("INVALID_CREDENTIALS");
        Api.Answer begun = api.post(factor, token, "{\"password\":\"" + Api.passwordOf("emma") + "\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("uri")).startsWith("otpauth://totp/AI%20Trading:emma?secret=" + begun.text("secret"));
        AuthenticatorApp app = new AuthenticatorApp(begun.text("secret"));
        assertThat(logIn("emma", null).status()).as("not confirmed yet").isEqualTo(200);

        String wrong = app.codeAt(clock.instant().minusSeconds(3_600));
        assertThat(api.post(factor + "/confirm", token, code(wrong)).code()).isEqualTo("SECOND_FACTOR_INVALID");
        Api.Answer confirmed = api.post(factor + "/confirm", token, code(app.codeAt(clock.instant())));
        assertThat(confirmed.body().path("recoveryCodes").size()).isEqualTo(10);

        assertThat(logIn("emma", null).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(logIn("emma", app.codeAt(clock.instant())).code())
                .as("used to confirm")
                .isEqualTo("SECOND_FACTOR_INVALID");
        clock.advance(Duration.ofSeconds(30));
        String fresh = app.codeAt(clock.instant());
        assertThat(logIn("emma", fresh).status()).isEqualTo(200);
        assertThat(logIn("emma", fresh).code()).as("replayed").isEqualTo("SECOND_FACTOR_INVALID");
        clock.advance(Duration.ofMinutes(2));
        assertThat(logIn("emma", fresh).code()).as("expired").isEqualTo("SECOND_FACTOR_INVALID");
        forgetFailedLogIns();

        String recovery = confirmed.body().at("/recoveryCodes/3").asString();
        assertThat(logIn("emma", recovery.toLowerCase(Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(200);
        assertThat(logIn("emma", recovery).code()).isEqualTo("SECOND_FACTOR_INVALID");
        assertThat(api.get(factor, token).body().path("recoveryCodesLeft").asInt())
                .isEqualTo(9);
        assertThat(api.post(factor, token, "{\"password\":\"" + Api.passwordOf("emma") + "\"}")
                        .code())
                .isEqualTo("SECOND_FACTOR_STATE");

        String remove = "{\"password\":\"" + Api.passwordOf("emma") + "\",\"code\":\"%s\"}";
        assertThat(api.post(factor + "/remove", token, remove.formatted(fresh)).code())
                .isEqualTo("SECOND_FACTOR_INVALID");
        assertThat(api.post(factor + "/remove", token, remove.formatted(app.codeAt(clock.instant())))
                        .status())
                .isEqualTo(204);
        assertThat(logIn("emma", null).status()).isEqualTo(200);
    }

    @Test
    void codesCannotBeGuessedInARowAndTheDatabaseShowsNeitherSecretNorRecoveryCodes() {
        Api.Answer grant = api.register("felix");
        String token = grant.text("accessToken");
        String factor = "/api/v1/users/me/second-factor";
        Api.Answer begun = api.post(factor, token, "{\"password\":\"" + Api.passwordOf("felix") + "\"}");
        AuthenticatorApp app = new AuthenticatorApp(begun.text("secret"));
        Api.Answer confirmed = api.post(factor + "/confirm", token, code(app.codeAt(clock.instant())));

        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            codes.add(logIn("felix", "00000" + i).code());
        }

        assertThat(codes).contains("TOO_MANY_ATTEMPTS");
        assertThat(Collections.frequency(codes, "SECOND_FACTOR_INVALID")).isLessThanOrEqualTo(6);
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        String stored = jdbc.sql("SELECT string_agg(f::text, ',') FROM second_factors f")
                        .query(String.class)
                        .single()
                + jdbc.sql("SELECT string_agg(r::text, ',') FROM recovery_codes r")
                        .query(String.class)
                        .single();
        assertThat(stored)
                .doesNotContain(begun.text("secret"))
                .doesNotContain(
                        confirmed.body().at("/recoveryCodes/0").asString().replace("-", ""));

        String reset = "/api/v1/users/" + grant.text("userId") + "/second-factor";
        assertThat(api.send("DELETE", reset, token, null).status()).isEqualTo(403);
        assertThat(api.send("DELETE", reset, operator().text("accessToken"), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aKeyIsRotatedByTwoPersonsAndItsOldTokensStayGood() {
        String path = "/api/v1/auth/keys/rotate";
        Api.Answer other = api.register("gustav");
        String operator = operator().text("accessToken");
        api.put("/api/v1/users/" + other.text("userId") + "/roles", operator, "{\"roles\":[\"ADMIN\"]}");
        String second = api.logIn("gustav", Api.passwordOf("gustav")).text("accessToken");

        assertThat(api.post(path, operator, "{}").code()).isEqualTo("VALIDATION_FAILED");
        Api.Answer proposed = api.post(path, operator, "{\"reason\":\"a laptop was lost\"}");
        assertThat(proposed.status()).isEqualTo(202);
        String approve = path + "/" + proposed.text("id") + "/approve";
        Api.Answer alone = api.send("POST", approve, operator, null);
        assertThat(alone.status()).isEqualTo(403);
        assertThat(alone.code()).isEqualTo("SECOND_PERSON_REQUIRED");
        assertThat(keyIds()).hasSize(1);

        Api.Answer approved = api.send("POST", approve, second, null);
        assertThat(approved.status()).isEqualTo(201);
        assertThat(keyIds()).hasSize(2).contains(approved.text("keyId"));
        assertThat(api.send("POST", approve, second, null).code()).isEqualTo("PROPOSAL_CLOSED");
        assertThat(api.get("/api/v1/users/me", operator).status()).isEqualTo(200);
        assertThat(statusOf(operator())).isEqualTo(200);

        Api.Answer late = api.post(path, operator, "{\"reason\":\"once more\"}");
        clock.advance(Duration.ofMinutes(31));
        String later = api.logIn("gustav", Api.passwordOf("gustav")).text("accessToken");
        assertThat(api.send("POST", path + "/" + late.text("id") + "/approve", later, null)
                        .code())
                .isEqualTo("PROPOSAL_CLOSED");
    }

    private List<String> keyIds() {
        return api.get("/.well-known/jwks.json", null)
                .body()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    /** By the work done, which is the same; and by the clock, with a margin that a busy machine cannot break. */
    @Test
    void anUnknownNameTakesTheWorkAndTheTimeOfAWrongPassword() {
        api.register("hanna");
        Timer checks =
                service.getBean(MeterRegistry.class).get("password.check").timer();
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            forgetFailedLogIns();
            long before = checks.count();
            known.add(nanosOf("hanna"));
            unknown.add(nanosOf("nobody-" + i));
            assertThat(checks.count()).isEqualTo(before + 2);
        }

        assertThat((double) median(unknown) / median(known)).isBetween(0.5, 2.0);
    }

    private long nanosOf(String name) {
        long start = System.nanoTime();
        assertThat(api.logIn(name, "a wrong guess").code()).isEqualTo("INVALID_CREDENTIALS");
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private Api.Answer logIn(String name, String code) {
        String body = "{\"username\":\"%s\",\"password\":\"%s\"%s}";
        String more = code == null ? "" : ",\"code\":\"" + code + "\"";
        return api.post("/api/v1/auth/login", null, body.formatted(name, Api.passwordOf(name), more));
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }
}
