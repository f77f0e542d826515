package io.aitrading.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.SettableClock;
import io.aitrading.testing.TestPostgres;
import io.aitrading.users.factor.AuthenticatorApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What a token that was only refreshed may not do, and what users hear when something happened to their account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepUpAndNoticesIT {
    private static final String STEP_UP = "/api/v1/auth/step-up";
    private static final String NOTICES = "/api/v1/users/me/notifications";

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final FakeMailRelay relay = new FakeMailRelay();
    private ConfigurableApplicationContext service;
    private Api api;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(UserManagementApplication.class, AccountProtectionIT.StandingClock.class)
                .initializers(context ->
                        context.getBeanFactory().registerSingleton("testClock", new AccountProtectionIT.Held(clock)))
                .run(PlatformProperties.of(PlatformService.USER_MANAGEMENT)
                        .postgres(TestPostgres.shared().newDatabase())
                        .with("SMTP_HOST", "127.0.0.1")
                        .with("SMTP_PORT", String.valueOf(relay.port()))
                        .with("SMTP_FROM", "desk@example.org")
                        .with("users.mail.round", "50ms")
                        .with("spring.config.name", "user-management")
                        .asArguments());
        api = new Api("http://127.0.0.1:"
                + ((WebServerApplicationContext) service).getWebServer().getPort());
    }

    @AfterAll
    void stop() {
        service.close();
        relay.close();
    }

    /** Logged in a quarter of an hour and a minute ago, and refreshed now. */
    private String refreshedOperator() {
        String refreshToken =
                api.logIn("operator", PlatformProperties.OPERATOR_PASSWORD).text("refreshToken");
        clock.advance(Duration.ofMinutes(16));
        return api.refresh(refreshToken).text("accessToken");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/api/v1/users/00000000-0000-7000-8000-0000000000ff/roles,'{\"roles\":[\"TRADER\"]}'",
        "PUT,/api/v1/users/00000000-0000-7000-8000-0000000000ff/status,'{\"disabled\":true,\"reason\":\"x\"}'",
        "DELETE,/api/v1/users/00000000-0000-7000-8000-0000000000ff/second-factor,",
        "POST,/api/v1/auth/keys/rotate,'{\"reason\":\"x\"}'",
        "POST,/api/v1/auth/keys/rotate/00000000-0000-7000-8000-0000000000ff/approve,"
    })
    void whatIsDangerousNeedsAFreshProof(String method, String path, String body) {
        String token = refreshedOperator();

        Api.Answer stale = api.send(method, path, token, body);
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.code()).isEqualTo("STEP_UP_REQUIRED");
        assertThat(api.get("/api/v1/users", token).status()).as("reading").isEqualTo(200);

        String fresh = api.post(STEP_UP, token, "{\"password\":\"" + PlatformProperties.OPERATOR_PASSWORD + "\"}")
                .text("accessToken");

        assertThat(api.send(method, path, fresh, body).code()).isNotEqualTo("STEP_UP_REQUIRED");
        clock.advance(Duration.ofMinutes(14));
        assertThat(api.send(method, path, fresh, body).code()).isNotEqualTo("STEP_UP_REQUIRED");
    }

    @Test
    void aRefreshAfterAStepUpKeepsItsTimeAndIsNoNewProof() {
        Api.Answer grant = api.logIn("operator", PlatformProperties.OPERATOR_PASSWORD);
        clock.advance(Duration.ofMinutes(10));
        api.post(STEP_UP, grant.text("accessToken"), "{\"password\":\"" + PlatformProperties.OPERATOR_PASSWORD + "\"}");
        clock.advance(Duration.ofMinutes(10));
        Api.Answer refreshed = api.refresh(grant.text("refreshToken"));

        assertThat(rotate(refreshed.text("accessToken")).status()).isEqualTo(202);
        clock.advance(Duration.ofMinutes(10));
        assertThat(rotate(api.refresh(refreshed.text("refreshToken")).text("accessToken"))
                        .code())
                .isEqualTo("STEP_UP_REQUIRED");
    }

    private Api.Answer rotate(String token) {
        return api.post("/api/v1/auth/keys/rotate", token, "{\"reason\":\"test\"}");
    }

    @Test
    void aStepUpNeedsThePasswordAndTheCodeOfTheSecondFactor() {
        Api.Answer grant = api.register("stefan");
        String token = grant.text("accessToken");
        String password = "\"password\":\"" + Api.passwordOf("stefan") + "\"";
        assertThat(api.post(STEP_UP, token, "{\"password\":\"not mine\"}").code())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(api.post(STEP_UP, null, "{" + password + "}").status()).isEqualTo(401);
        String secret = api.post("/api/v1/users/me/second-factor", token, "{" + password + "}")
                .text("secret");
        AuthenticatorApp app = new AuthenticatorApp(secret);
        api.post("/api/v1/users/me/second-factor/confirm", token, "{\"code\":\"" + app.codeAt(clock.instant()) + "\"}");

        assertThat(api.post(STEP_UP, token, "{" + password + "}").code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        clock.advance(Duration.ofSeconds(30));
        String code = app.codeAt(clock.instant());
        Api.Answer proven = api.post(STEP_UP, token, "{" + password + ",\"code\":\"" + code + "\"}");
        assertThat(proven.status()).isEqualTo(200);
        assertThat(api.get("/api/v1/users/me", proven.text("accessToken")).text("username"))
                .isEqualTo("stefan");
        assertThat(api.post(STEP_UP, token, "{" + password + ",\"code\":\"" + code + "\"}")
                        .code())
                .as("the same code again")
                .isEqualTo("SECOND_FACTOR_INVALID");
    }

    @Test
    void whoseRefreshTokenIsUsedTwiceIsToldHereAndByMail() {
        relay.busyFor(1);
        Api.Answer grant = api.register("rosa");
        String stolen = grant.text("refreshToken");
        Api.Answer owner = api.refresh(stolen);

        assertThat(api.refresh(stolen).status()).as("the thief").isEqualTo(401);
        assertThat(api.refresh(owner.text("refreshToken")).status())
                .as("the family has ended")
                .isEqualTo(401);

        String token = api.logIn("rosa", Api.passwordOf("rosa")).text("accessToken");
        JsonNode notices = api.get(NOTICES, token).body().path("items");
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0).path("kind").asString()).isEqualTo("SESSION_STOLEN");
        assertThat(notices.get(0).path("text").asString()).contains("used a second time");
        await().atMost(Duration.ofSeconds(30)).until(() -> relay.stillBusyFor() == 0);
        clock.advance(Duration.ofSeconds(31));
        await().atMost(Duration.ofSeconds(30)).until(() -> !mailsTo("rosa").isEmpty());
        assertThat(mailsTo("rosa").getFirst().subject()).isEqualTo("A session of your account was ended");
        assertThat(mailsTo("rosa").getFirst().text()).contains("change your password");
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> mailsTo("rosa").size() == 1);
        readAndLeftToItsUser(notices.get(0).path("id").asString(), token);
    }

    private void readAndLeftToItsUser(String id, String token) {
        String other = api.register("other" + id.substring(30)).text("accessToken");
        assertThat(api.get(NOTICES, other).body().path("items")).isEmpty();
        assertThat(api.post(NOTICES + "/" + id + "/read", other, "{}").status()).isEqualTo(404);
        Api.Answer read = api.post(NOTICES + "/" + id + "/read", token, "{}");
        assertThat(read.status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(api.post(NOTICES + "/" + id + "/read", token, "{}").text("readAt"))
                .as("the first reading stands")
                .isEqualTo(read.text("readAt"));
    }

    private List<FakeMailRelay.Mail> mailsTo(String name) {
        return relay.mails().stream()
                .filter(mail -> mail.to().equals(name + "@example.org"))
                .toList();
    }

    @Test
    void aChangedPasswordIsTold() {
        String token = api.register("paula").text("accessToken");
        String body = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}"
                .formatted(Api.passwordOf("paula"), "neunzehn Giraffen am Fluss");

        assertThat(api.put("/api/v1/users/me/password", token, body).status()).isEqualTo(204);

        String fresh = api.logIn("paula", "neunzehn Giraffen am Fluss").text("accessToken");
        assertThat(api.get(NOTICES, fresh)
                        .body()
                        .path("items")
                        .get(0)
                        .path("kind")
                        .asString())
                .isEqualTo("PASSWORD_CHANGED");
        await().atMost(Duration.ofSeconds(30)).until(() -> mailsTo("paula").size() == 1);
    }
}
