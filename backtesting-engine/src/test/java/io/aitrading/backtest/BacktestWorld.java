package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import io.aitrading.testing.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real application on a real database, driven over HTTP. */
final class BacktestWorld implements AutoCloseable {
    static final UUID TRADER = UUID.fromString("00000000-0000-7000-8000-000000000011");
    static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000012");

    private final TestPostgres.Database database = TestPostgres.shared().newDatabase();
    private final TestTokens tokens = TestTokens.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;
    private String port;

    private final Map<String, String> settings;
    private final Class<?>[] sources;

    BacktestWorld() {
        this(Map.of(), BacktestingEngineApplication.class);
    }

    /** With settings of its own, and beans beside the application's. */
    BacktestWorld(Map<String, String> settings, Class<?>... sources) {
        this.settings = settings;
        this.sources = sources;
        start();
    }

    String enginesOf(String job) {
        try (java.sql.Connection connection =
                        java.sql.DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                java.sql.PreparedStatement query = connection.prepareStatement(
                        "select count(distinct engine) from backtest.units where job_id = ?::uuid")) {
            query.setString(1, job);
            try (java.sql.ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the only part that is being done look as if it had been begun more often. */
    void begunAgain(int times) {
        try (java.sql.Connection connection =
                        java.sql.DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                java.sql.PreparedStatement update = connection.prepareStatement(
                        "update backtest.units set attempts = attempts + ? where status = 'RUNNING' and attempts = 1")) {
            update.setInt(1, times);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command line arguments of one more engine on the same database. */
    String[] engineArguments(Map<String, String> more) {
        PlatformProperties properties = PlatformProperties.of(PlatformService.BACKTESTING_ENGINE)
                .postgres(database)
                .tokens(tokens)
                .with("backtest.lease", "1s")
                .with("backtest.workers", "2");
        more.forEach(properties::with);
        return properties.asArguments();
    }

    void start() {
        application = engine(settings);
        port = application.getEnvironment().getProperty("local.server.port");
    }

    /** One more engine on the same database. */
    ConfigurableApplicationContext engine(Map<String, String> more) {
        return new SpringApplicationBuilder(sources)
                .properties("spring.config.name=backtesting-engine")
                .run(engineArguments(more));
    }

    void stop() {
        application.close();
    }

    /** An engine on the same database in a process of its own, so that it can die; it is the one that answers from now on. */
    Process engineProcess(Class<?> main, Map<String, String> more, Path logs) throws IOException {
        int free = FreePorts.next();
        Map<String, String> all = new HashMap<>(more);
        all.put(PlatformService.BACKTESTING_ENGINE.portVariable(), Integer.toString(free));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(engineArguments(all)));
        port = Integer.toString(free);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("engine-" + free + ".log").toFile())
                .start();
    }

    /** Returns when the engine answers. */
    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> get("/health/ready").status() == 200);
    }

    /** The folder of reference data, or one that does not exist. */
    static Path referenceData() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolveSibling("shared").resolve("data");
            if (folder.getParent() != null && Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return here.resolve("no-reference-data");
    }

    /** @param replayed whether it is an earlier answer */
    record Answer(int status, String text, boolean replayed) {
        JsonNode body() {
            return JsonMapper.shared().readTree(text);
        }
    }

    Answer get(String path) {
        return send("GET", path, null, TRADER);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, TRADER);
    }

    Answer send(String method, String path, String body, UUID user) {
        return send(method, path, body, user, "");
    }

    /** With an idempotency key, unless that is empty. */
    Answer send(String method, String path, String body, UUID user, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + tokens.user(user, "TRADER"))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Idempotent-Replayed").isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a job and waits for its end. */
    JsonNode run(String path, String request) {
        Answer started = post(path, request);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return await(started.body().get("id").asString());
    }

    JsonNode await(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get("/api/v1/backtests/" + id).body(),
                        job -> !job.get("status").asString().matches("QUEUED|RUNNING"));
    }

    @Override
    public void close() {
        application.close();
        tokens.close();
    }
}
