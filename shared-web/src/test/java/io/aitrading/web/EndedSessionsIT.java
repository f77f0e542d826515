package io.aitrading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service follows the list of ended sessions: at once while user-management is there, with the last list while it is away. */
class EndedSessionsIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final ChangeSignal changes = new ChangeSignal();
    private final Forge forge = new Forge();
    private HttpServer userManagement;
    private TestService service;

    EndedSessionsIT() throws Exception {}

    @BeforeEach
    void start() throws IOException {
        serve(0);
        service = TestService.start(PlatformProperties.of(PlatformService.ORDER_MANAGEMENT)
                .url(
                        PlatformService.USER_MANAGEMENT,
                        "http://127.0.0.1:" + userManagement.getAddress().getPort()));
    }

    private void serve(int port) throws IOException {
        userManagement = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        userManagement.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        userManagement.createContext("/.well-known/jwks.json", exchange -> answer(exchange, forge.jwks()));
        userManagement.createContext("/api/v1/auth/ended-sessions", this::list);
        userManagement.start();
    }

    private void list(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Bearer ");
        int after = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*after=(\\d+).*", "$1"));
        long seen = changes.changes();
        if (ended.size() <= after && !exchange.getRequestURI().getQuery().endsWith("waitMs=0")) {
            try {
                changes.await(seen, Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        List<String> news = ended.subList(Math.min(after, ended.size()), ended.size());
        Instant until = Instant.parse("2999-01-01T00:00:00Z");
        // Two a page, so that pages are followed.
        List<String> page = news.subList(0, Math.min(2, news.size()));
        String sessions = String.join(
                ",",
                page.stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"until\":\"" + until + "\"}")
                        .toList());
        answer(
                exchange,
                "{\"sequence\":" + (after + page.size()) + ",\"sessions\":[" + sessions + "],\"more\":"
                        + (news.size() > 2) + "}");
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        service.close();
        userManagement.stop(0);
    }

    private void end(String... sessions) {
        ended.addAll(List.of(sessions));
        changes.changed();
    }

    private Http.Answer call(String token) {
        return Http.get(service.url() + "/who", token);
    }

    @Test
    void aSessionThatEndsIsRefusedWithinMomentsAndAlsoWhileUserManagementIsAway() throws Exception {
        String mine = UUID.randomUUID().toString();
        String token = forge.ofSession(mine);
        String other = forge.ofSession(UUID.randomUUID().toString());
        assertThat(call(token).status()).isEqualTo(200);

        end(UUID.randomUUID().toString(), UUID.randomUUID().toString(), mine);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(call(token).code()).isEqualTo("TOKEN_REVOKED"));
        assertThat(call(token).header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(call(other).status()).isEqualTo(200);

        int port = userManagement.getAddress().getPort();
        userManagement.stop(0);
        assertThat(call(token).status()).isEqualTo(401);
        assertThat(call(other).status()).isEqualTo(200);

        ended.add(other(other));
        serve(port);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(call(other).code()).isEqualTo("TOKEN_REVOKED"));
    }

    private static String other(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
    }

    @Test
    void sessionsThatEndedBeforeTheStartAreKnownAtTheFirstRequest() throws Exception {
        String session = UUID.randomUUID().toString();
        ended.add(session);
        try (TestService later = TestService.start(PlatformProperties.of(PlatformService.ORDER_MANAGEMENT)
                .url(
                        PlatformService.USER_MANAGEMENT,
                        "http://127.0.0.1:" + userManagement.getAddress().getPort()))) {
            assertThat(Http.get(later.url() + "/who", forge.ofSession(session)).code())
                    .isEqualTo("TOKEN_REVOKED");
        }
    }
}
