package io.aitrading.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import io.aitrading.users.key.SigningKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserManagementIT {
    private final TestConfiguration configuration = TestConfiguration.start();
    private final TestPostgres.Database database = TestPostgres.shared().newDatabase();
    private ConfigurableApplicationContext service;
    private Api api;

    @BeforeAll
    void start() {
        service = boot(PlatformProperties.JWT_SECRET);
        api = api(service);
    }

    @AfterAll
    void stop() {
        service.close();
        configuration.close();
    }

    private ConfigurableApplicationContext boot(String jwtSecret) {
        return new SpringApplicationBuilder(UserManagementApplication.class)
                .run(PlatformProperties.of(PlatformService.USER_MANAGEMENT)
                        .postgres(database)
                        .with("spring.config.name", "user-management")
                        .with("JWT_SECRET", jwtSecret)
                        .configuration(configuration)
                        .asArguments());
    }

    private static Api api(ConfigurableApplicationContext service) {
        return new Api("http://127.0.0.1:"
                + ((WebServerApplicationContext) service).getWebServer().getPort());
    }

    private String operator() {
        return api.logIn("operator", PlatformProperties.OPERATOR_PASSWORD).text("accessToken");
    }

    @Test
    void theOperatorIsThereFromTheFirstStartWithAllHumanRoles() {
        Api.Answer grant = api.logIn("Operator", PlatformProperties.OPERATOR_PASSWORD);

        assertThat(grant.status()).isEqualTo(200);
        assertThat(grant.text("userId")).isEqualTo(WellKnownIds.OPERATOR_USER.toString());
        assertThat(grant.body().path("roles").size()).isEqualTo(5);
        assertThat(grant.text("tokenType")).isEqualTo("Bearer");
        assertThat(grant.body().path("expiresInSeconds").asInt()).isEqualTo(900);
    }

    @Test
    void aPushedLifeOfTokensCountsFromTheNextLogInOn() {
        assertThat(configuration.push(Map.of("users.tokens.access-life", "60000")))
                .contains("\"outcome\":\"APPLIED\"");
        assertThat(lifeOfANewToken()).isEqualTo(60);

        assertThat(configuration.push(Map.of("users.tokens.access-life", "7200000")))
                .contains("\"outcome\":\"REFUSED\"", "\"field\":\"users.tokens.access-life\"");
        assertThat(lifeOfANewToken()).isEqualTo(60);

        configuration.push(Map.of());
        assertThat(lifeOfANewToken()).isEqualTo(900);
    }

    private int lifeOfANewToken() {
        return api.logIn("operator", PlatformProperties.OPERATOR_PASSWORD)
                .body()
                .path("expiresInSeconds")
                .asInt();
    }

    @Test
    void whoRegistersIsATraderAndSeesThemselves() throws Exception {
        Api.Answer grant = api.register("anna");
        Api.Answer me = api.get("/api/v1/users/me", grant.text("accessToken"));

        assertThat(grant.status()).isEqualTo(201);
        assertThat(me.text("username")).isEqualTo("anna");
        assertThat(me.body().path("roles").toString()).isEqualTo("[\"TRADER\"]");
        assertThat(me.raw().body()).doesNotContain("argon2", "hash");
        assertThat(api.get("/api/v1/users", grant.text("accessToken")).status()).isEqualTo(403);

        JWKSet keys = JWKSet.parse(api.get("/.well-known/jwks.json", null).raw().body());
        SignedJWT token = SignedJWT.parse(grant.text("accessToken"));
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(keys.toString(false)).doesNotContain("\"d\"");
    }

    @Test
    void aNameOrAddressIsTakenWhateverItsCapitals() {
        api.register("bert");

        assertThat(api.register("BERT").code()).isEqualTo("ACCOUNT_EXISTS");
        assertThat(api.register("BERT").status()).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"username\":\"x\",\"email\":\"a@b.org\",\"password\":\"vier Elefanten\"} | username | VALIDATION_FAILED",
                "{\"username\":\"ab cd\",\"email\":\"a@b.org\",\"password\":\"vier Elefanten\"} | username | VALIDATION_FAILED",
                "{\"username\":\"abcd\",\"email\":\"nope\",\"password\":\"vier Elefanten\"} | email | VALIDATION_FAILED",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\",\"password\":\"short\"} | password | PASSWORD_TOO_WEAK",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\",\"password\":\"Password123\"} | password | PASSWORD_TOO_WEAK",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\",\"password\":7} | password | VALIDATION_FAILED",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\"} | password | VALIDATION_FAILED",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\",\"password\":\"vier Elefanten\",\"roles\":[\"ADMIN\"]} | roles | UNKNOWN_FIELD",
                "{\"username\":\"abcd\",\"email\":\"a@b.org\",\"password\":\"vier \\u0000 Elefanten\"} | password | VALIDATION_FAILED"
            })
    void refusesBadRegistrationsWithTheFieldNamed(String body, String field, String code) {
        Api.Answer answer = api.post("/api/v1/auth/register", null, body);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/violations/0/field").asString()).isEqualTo(field);
        assertThat(api.logIn("abcd", "vier Elefanten").status()).isEqualTo(401);
        service.getBean(JdbcClient.class).sql("DELETE FROM login_throttle").update();
    }

    @Test
    void wrongPasswordAndUnknownNameGetTheSameAnswer() {
        api.register("carl");

        Api.Answer wrong = api.logIn("carl", "something else");
        Api.Answer unknown = api.logIn("nobody-of-that-name", "something else");

        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo(unknown.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(wrong.text("detail")).isEqualTo(unknown.text("detail"));
    }

    @Test
    void refreshTokensWorkOnceAndAReusedOneEndsTheFamily() {
        String first = api.register("dora").text("refreshToken");
        Api.Answer second = api.refresh(first);
        Api.Answer reused = api.refresh(first);
        Api.Answer afterReuse = api.refresh(second.text("refreshToken"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refreshToken")).isNotEqualTo(first);
        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("REFRESH_TOKEN_INVALID");
        assertThat(afterReuse.status()).isEqualTo(401);
        assertThat(api.refresh("unknown").status()).isEqualTo(401);
    }

    @Test
    void ofFiftyRefreshesAtOnceExactlyOneSucceeds() throws Exception {
        String token = api.register("emil").text("refreshToken");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> api.refresh(token).status());
        }

        List<Integer> statuses = inParallel(calls);

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(49);
    }

    @Test
    void logOutEndsOneSessionAndLogOutAllEndsEvery() {
        Api.Answer one = api.register("fritz");
        Api.Answer two = api.logIn("fritz", Api.passwordOf("fritz"));
        Api.Answer three = api.logIn("fritz", Api.passwordOf("fritz"));
        String body = "{\"refreshToken\":\"" + one.text("refreshToken") + "\"}";

        assertThat(api.post("/api/v1/auth/logout", null, body).status()).isEqualTo(204);
        assertThat(api.refresh(one.text("refreshToken")).status()).isEqualTo(401);
        Api.Answer refreshed = api.refresh(two.text("refreshToken"));
        assertThat(refreshed.status()).isEqualTo(200);

        assertThat(api.send("POST", "/api/v1/auth/logout-all", three.text("accessToken"), null)
                        .status())
                .isEqualTo(204);
        assertThat(api.refresh(refreshed.text("refreshToken")).status()).isEqualTo(401);
        assertThat(api.refresh(three.text("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsEverySession() {
        Api.Answer grant = api.register("gerda");
        String change = """
                {"currentPassword":"%s","newPassword":"%s"}""";

        Api.Answer wrong = api.put(
                "/api/v1/users/me/password", grant.text("accessToken"), change.formatted("wrong one", "neun Giraffen"));
        Api.Answer weak = api.put(
                "/api/v1/users/me/password",
                grant.text("accessToken"),
                change.formatted(Api.passwordOf("gerda"), "password"));
        Api.Answer done = api.put(
                "/api/v1/users/me/password",
                grant.text("accessToken"),
                change.formatted(Api.passwordOf("gerda"), "neun Giraffen"));

        assertThat(wrong.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(weak.code()).isEqualTo("PASSWORD_TOO_WEAK");
        assertThat(done.status()).isEqualTo(204);
        assertThat(api.refresh(grant.text("refreshToken")).status()).isEqualTo(401);
        assertThat(api.logIn("gerda", Api.passwordOf("gerda")).status()).isEqualTo(401);
        assertThat(api.logIn("gerda", "neun Giraffen").status()).isEqualTo(200);
    }

    @Test
    void adminsGiveRolesAndTheLastOneStays() {
        Api.Answer grant = api.register("hans");
        String path = "/api/v1/users/" + grant.text("userId") + "/roles";

        assertThat(api.put(path, grant.text("accessToken"), "{\"roles\":[\"ADMIN\"]}")
                        .status())
                .isEqualTo(403);
        Api.Answer changed = api.put(path, operator(), "{\"roles\":[\"RISK\",\"TRADER\"]}");
        assertThat(changed.body().path("roles").toString()).isEqualTo("[\"TRADER\",\"RISK\"]");
        assertThat(api.refresh(grant.text("refreshToken")).status()).isEqualTo(401);
        assertThat(api.put(path, operator(), "{\"roles\":[\"ROOT\"]}").status()).isEqualTo(400);
        assertThat(api.put(path, operator(), "{\"roles\":[]}").status()).isEqualTo(400);
        assertThat(api.put("/api/v1/users/" + UUID.randomUUID() + "/roles", operator(), "{\"roles\":[\"RISK\"]}")
                        .status())
                .isEqualTo(404);
        Api.Answer last = api.put(
                "/api/v1/users/" + WellKnownIds.OPERATOR_USER + "/roles", operator(), "{\"roles\":[\"TRADER\"]}");
        assertThat(last.code()).isEqualTo("LAST_ADMIN");
        assertThat(api.get("/api/v1/users?limit=1", operator())
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void guessingIsDelayedAlsoInParallelAndStrangersDoNotDelayTheOwner() throws Exception {
        api.register("ida");
        try (TestTokens tokens = TestTokens.create()) {
            String proof = tokens.service("api-gateway");
            String[] home = {"X-Client-Address", "192.0.2.10", "X-Gateway-Token", proof};
            assertThat(api.logIn("ida", Api.passwordOf("ida"), home).status()).isEqualTo(200);

            List<Callable<Api.Answer>> guesses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String[] somewhere = {"X-Client-Address", "198.51.100." + i, "X-Gateway-Token", proof};
                guesses.add(() -> api.logIn("ida", "a wrong guess", somewhere));
            }
            List<Api.Answer> answers = inParallel(guesses);

            assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeLessThanOrEqualTo(8);
            Api.Answer delayed = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(delayed.code()).isEqualTo("TOO_MANY_ATTEMPTS");
            assertThat(delayed.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(api.logIn("ida", Api.passwordOf("ida"), home).status()).isEqualTo(200);
        }
    }

    @Test
    void namesThatDoNotExistAreDelayedAlike() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            statuses.add(api.logIn("no-such-person", "a wrong guess").status());
        }
        service.getBean(JdbcClient.class).sql("DELETE FROM login_throttle").update();

        assertThat(statuses).contains(429);
        assertThat(statuses.subList(0, 4)).containsOnly(401);
    }

    @Test
    void rotatingInAHurryNeverPublishesMoreKeysThanServicesTake() {
        for (int i = 0; i < 12; i++) {
            service.getBean(SigningKeys.class).rotate();
        }

        assertThat(api.get("/.well-known/jwks.json", null).body().path("keys").size())
                .isEqualTo(8);
        assertThat(api.get("/api/v1/users/me", operator()).status()).isEqualTo(200);
    }

    @Test
    void theAuditIsReadByAuditorsAndChangedByNobody() {
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        api.register("jost");

        Api.Answer events = api.get("/api/v1/users/events?limit=500", operator());

        assertThat(events.raw().body()).contains("REGISTERED", "LOGGED_IN").doesNotContain(Api.passwordOf("jost"));
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM auth_events").update()).hasMessageContaining("append-only");
        assertThat(api.get(
                                "/api/v1/users/events",
                                api.logIn("jost", Api.passwordOf("jost")).text("accessToken"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSecondInstanceSharesTheKeysAndAnotherSecretReplacesThem() {
        String token = operator();
        try (ConfigurableApplicationContext second = boot(PlatformProperties.JWT_SECRET)) {
            assertThat(api(second).get("/api/v1/users/me", token).status()).isEqualTo(200);
        }
        try (ConfigurableApplicationContext other = boot("another-jwt-secret-of-enough-length-0123456789")) {
            String newToken = api(other)
                    .logIn("operator", PlatformProperties.OPERATOR_PASSWORD)
                    .text("accessToken");
            assertThat(api(other).get("/api/v1/users/me", newToken).status()).isEqualTo(200);
            assertThat(api(other).get("/api/v1/users/me", token).status()).isEqualTo(200);
        }
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
