package io.aitrading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.testing.PlatformProperties;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {
    private final AtomicInteger keyRequests = new AtomicInteger();
    private Forge forge;
    private HttpServer userManagement;
    private TestService service;

    @BeforeAll
    void start() throws Exception {
        forge = new Forge();
        userManagement = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        userManagement.createContext("/.well-known/jwks.json", exchange -> {
            keyRequests.incrementAndGet();
            byte[] keys = forge.jwks().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        userManagement.start();
        service = TestService.start(PlatformProperties.of(PlatformService.ORDER_MANAGEMENT)
                .url(
                        PlatformService.USER_MANAGEMENT,
                        "http://127.0.0.1:" + userManagement.getAddress().getPort()));
    }

    @AfterAll
    void stop() {
        service.close();
        userManagement.stop(0);
    }

    Stream<Arguments> forged() throws Exception {
        return forge.bad().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void refusesForgedTokens(String how, String token) {
        Http.Answer answer = Http.get(service.url() + "/who", token);

        assertThat(answer.status()).as(how + " " + answer.raw().body()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void letsAGoodTokenIn() throws Exception {
        Http.Answer answer = Http.get(service.url() + "/who", forge.good());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("subject").asString()).isEqualTo(Forge.USER);
        assertThat(answer.body().path("service").asBoolean()).isFalse();
    }

    @Test
    void tellsAnExpiredTokenFromABadOne() throws Exception {
        assertThat(Http.get(service.url() + "/who", forge.expired()).code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(Http.get(service.url() + "/who", forge.justWithinLeeway()).status())
                .isEqualTo(200);
    }

    @Test
    void knowsItsOwnServiceTokens() {
        String token = service.bean(ServiceTokenSource.class).token();

        Http.Answer answer = Http.get(service.url() + "/who", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("subject").asString()).isEqualTo("order-management");
        assertThat(answer.body().path("service").asBoolean()).isTrue();
    }

    @Test
    void asksForATokenAndForTheRole() throws Exception {
        assertThat(Http.get(service.url() + "/who", null).status()).isEqualTo(401);
        assertThat(Http.get(service.url() + "/nowhere", null).status()).isEqualTo(401);
        Http.Answer denied = Http.get(service.url() + "/admin", forge.good());
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.code()).isEqualTo("FORBIDDEN");
        assertThat(denied.raw().body()).doesNotContain("secret");
    }

    @Test
    void looksAtNoTokenWhereNoneIsNeeded() {
        assertThat(Http.post(service.url() + "/half-open", "junk", "").raw().body())
                .isEqualTo("ok");
        assertThat(Http.get(service.url() + "/half-open", "junk").status()).isEqualTo(401);
    }

    @Test
    void unknownKeyIdsDoNotMakeAFloodOfKeyRequests() throws Exception {
        String unknownKey = forge.bad().get("unknown key id");
        Http.get(service.url() + "/who", forge.good());
        int before = keyRequests.get();

        for (int i = 0; i < 200; i++) {
            Http.get(service.url() + "/who", unknownKey);
        }

        assertThat(keyRequests.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void saysThatItCannotJudgeWhileNoKeyIsKnown() throws Exception {
        try (TestService alone = TestService.start(PlatformProperties.of(PlatformService.ORDER_MANAGEMENT))) {
            Http.Answer answer = Http.get(alone.url() + "/who", forge.good());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("DEPENDENCY_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
    }
}
