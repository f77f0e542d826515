package io.aitrading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.LogKeys;
import io.aitrading.testing.PlatformProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

class ServiceClientIT {
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final PlatformService SIBLING = PlatformService.RISK_ANALYZER;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> seenToken = new AtomicReference<>("");
    private final AtomicReference<String> seenCorrelation = new AtomicReference<>("");
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "{\"ok\":true}";
    private volatile int failuresBeforeAnswer;
    private HttpServer sibling;
    private TestService service;
    private ServiceClient client;

    @BeforeEach
    void start() throws IOException {
        sibling = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sibling.createContext("/", exchange -> {
            seenToken.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            seenCorrelation.set(String.valueOf(exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
            if (calls.incrementAndGet() <= failuresBeforeAnswer) {
                exchange.close();
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        sibling.start();
        service = TestService.start(PlatformProperties.of(PlatformService.ORDER_MANAGEMENT)
                .url(SIBLING, "http://127.0.0.1:" + sibling.getAddress().getPort()));
        client = service.bean(ServiceClient.class);
    }

    @AfterEach
    void stop() {
        MDC.clear();
        service.close();
        sibling.stop(0);
    }

    private String get(RestClient to) {
        return to.get().uri("/x").retrieve().body(String.class);
    }

    @Test
    void sendsItsTokenAndTheCorrelationId() {
        MDC.put(LogKeys.CORRELATION_ID, "corr-1");

        assertThat(get(client.to(SIBLING, TIMEOUT))).isEqualTo("{\"ok\":true}");

        assertThat(seenToken.get()).startsWith("Bearer ey");
        assertThat(seenCorrelation.get()).isEqualTo("corr-1");
    }

    @Test
    void refusalsCarryTheCodeOfTheProblem() {
        status = 422;
        type = "application/problem+json";
        body =
                """
                {"status":422,"code":"RISK_REJECTED","detail":"too much","violations":[{"field":"quantity","rule":"MAX","message":"m"}]}""";

        ServiceCallException refused =
                catchThrowableOfType(ServiceCallException.class, () -> get(client.to(SIBLING, TIMEOUT)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("RISK_REJECTED");
        assertThat(refused.detail()).isEqualTo("too much");
        assertThat(refused.violations()).containsExactly(new Violation("quantity", "MAX", "m"));
    }

    @Test
    void readsAreSentAgainWhenNoAnswerCameAndWritesAreNot() {
        failuresBeforeAnswer = 2;
        assertThat(get(client.toRetrying(SIBLING, TIMEOUT))).isEqualTo("{\"ok\":true}");
        assertThat(calls).hasValue(3);

        calls.set(0);
        assertThatThrownBy(() -> client.toRetrying(SIBLING, TIMEOUT)
                        .post()
                        .uri("/x")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{}")
                        .retrieve()
                        .toBodilessEntity())
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void theBreakerOpensOnADeadSiblingAndThenSendsNothing() {
        status = 500;
        RestClient to = client.to(SIBLING, TIMEOUT);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> get(to)).isInstanceOf(ServiceUnavailableException.class);
        }
        int sent = calls.get();

        ServiceUnavailableException open = catchThrowableOfType(ServiceUnavailableException.class, () -> get(to));

        assertThat(open.wasSent()).isFalse();
        assertThat(calls).hasValue(sent);
        assertThat(Http.get(service.url() + "/metrics", null).raw().body())
                .contains("resilience4j_circuitbreaker_state");
    }

    @Test
    void aDeliberateRefusalOf503DoesNotOpenTheBreaker() {
        status = 503;
        type = "application/problem+json";
        body = "{\"status\":503,\"code\":\"RISK_UNAVAILABLE\",\"detail\":\"no lease\"}";
        RestClient to = client.to(SIBLING, TIMEOUT);
        for (int i = 0; i < 30; i++) {
            ServiceUnavailableException refused =
                    catchThrowableOfType(ServiceUnavailableException.class, () -> get(to));
            assertThat(refused.code()).contains("RISK_UNAVAILABLE");
        }
        assertThat(calls).hasValue(30);
    }
}
