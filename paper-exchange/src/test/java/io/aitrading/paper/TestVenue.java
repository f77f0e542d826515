package io.aitrading.paper;

import io.aitrading.domain.PlatformService;
import io.aitrading.paper.auth.Signatures;
import io.aitrading.paper.json.Json;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import io.aitrading.testing.server.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The real venue over a real database, and a client that can sign. */
public final class TestVenue implements AutoCloseable {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final int STEPS_PER_REQUEST = 25;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Supplier<Host> starter;
    private Host host;

    /** Where the venue runs. */
    interface Host {
        int port();

        void close();
    }

    private record Embedded(ConfigurableApplicationContext context) implements Host {
        @Override
        public int port() {
            return ((WebServerApplicationContext) context).getWebServer().getPort();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** Status, headers and body of an answer. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public int code() {
            return body.path("code").asInt(0);
        }

        public String message() {
            return body.path("msg").asString("");
        }
    }

    /** What opens an account. */
    public record Keys(UUID accountId, String apiKey, String secret) {}

    private TestVenue(Supplier<Host> starter) {
        this.starter = starter;
        this.host = starter.get();
    }

    /** A venue whose replay stands still until it is stepped. */
    public static TestVenue stepped() {
        return embedded("STEPPED", Map.of());
    }

    public static TestVenue running() {
        return running(Map.of());
    }

    /** @param settings that differ from the service's own */
    public static TestVenue running(Map<String, String> settings) {
        return embedded("RUNNING", settings);
    }

    /** A stepped venue in a process of its own. */
    public static TestVenue process() {
        TestPostgres.Database database = TestPostgres.shared().newDatabase();
        int port = FreePorts.next();
        return new TestVenue(() -> VenueProcess.start(
                port,
                properties(database, "STEPPED")
                        .with(PlatformService.PAPER_EXCHANGE.portVariable(), String.valueOf(port))
                        .asArguments()));
    }

    private static TestVenue embedded(String mode, Map<String, String> settings) {
        PlatformProperties properties = properties(TestPostgres.shared().newDatabase(), mode);
        settings.forEach(properties::with);
        return new TestVenue(() -> new Embedded(new SpringApplicationBuilder(PaperExchangeApplication.class)
                .properties("spring.config.name=paper-exchange")
                .run(properties.asArguments())));
    }

    private static PlatformProperties properties(TestPostgres.Database database, String mode) {
        return PlatformProperties.of(PlatformService.PAPER_EXCHANGE)
                .postgres(database)
                .tokens(TOKENS)
                .with("PAPER_EXCHANGE_REPLAY_MODE", mode);
    }

    public <T> T bean(Class<T> type) {
        if (host instanceof Embedded embedded) {
            return embedded.context().getBean(type);
        }
        throw new IllegalStateException("a process of its own shows no beans");
    }

    /** Another venue stands up over the same database before the first one was told to stop. */
    public void takeOver() {
        Host before = host;
        host = starter.get();
        before.close();
    }

    /** The process is killed, and another one starts over the same database. */
    public void killAndRestart() {
        host.close();
        host = starter.get();
    }

    public int port() {
        return host.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public Keys account(String usdt, String btc) {
        return account(UUID.randomUUID(), usdt, btc);
    }

    public Keys account(UUID id, String usdt, String btc) {
        Answer created = control(
                "POST",
                "/control/v1/accounts",
                "{\"accountId\":\"" + id + "\",\"name\":\"test\",\"deposits\":{\"USDT\":\"" + usdt + "\",\"BTC\":\""
                        + btc + "\"}}");
        if (created.status() != 200) {
            throw new AssertionError(created.raw().body());
        }
        return new Keys(
                id,
                created.body().path("apiKey").asString(),
                created.body().path("secretKey").asString());
    }

    public Answer control(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + TOKENS.service("fleet-tests"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer controlAs(UUID user, String role, String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + TOKENS.user(user, role))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** In small portions, so that a busy machine answers each of them in time. */
    public void step(int count) {
        for (int left = count; left > 0; left -= STEPS_PER_REQUEST) {
            int portion = Math.min(left, STEPS_PER_REQUEST);
            Answer stepped = control("POST", "/control/v1/replay/step", "{\"count\":" + portion + "}");
            if (stepped.status() != 200) {
                throw new AssertionError(stepped.raw().body());
            }
        }
    }

    public Answer get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(URI.create(url() + pathAndQuery)).build());
    }

    /** Signs as most clients do: everything in the query. */
    public Answer signed(Keys keys, String method, String path, String query) {
        String stamped =
                (query.isEmpty() ? "" : query + "&") + "recvWindow=10000&timestamp=" + System.currentTimeMillis();
        return raw(keys, method, path, stamped + "&signature=" + sign(keys, stamped), null);
    }

    public Answer raw(Keys keys, String method, String path, String query, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path + "?" + query)).header("X-MBX-APIKEY", keys.apiKey());
        if (body != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(request.method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static String sign(Keys keys, String payload) {
        try {
            return Signatures.hmac(keys.secret(), payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? Json.parse("{}") : Json.parse(response.body());
            return new Answer(response.statusCode(), body == null ? Json.parse("{}") : body, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
