package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.fleettests.BadRequest.Who;
import io.aitrading.invariants.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bad input at the gateway, for every operation that changes something: each is refused as a problem document that names field and
 * rule, and nothing has changed afterwards. Most rows are made from the services' own descriptions, the rest is in {@link BadOrders}.
 */
class BadInputIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> VENUE_PROTOCOL = List.of("/api/v3/", "/sapi/", "/ws");
    private static final int AT_ONCE = 4;
    private static final int ROWS_AT_LEAST = 600;
    private static final String FORGED =
            "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vbmUifQ.eyJpc3MiOiJhaXRyYWRpbmciLCJhdWQiOiJhaXRyYWRpbmctYXBpIiwic3ViIjoiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwicm9sZXMiOlsiQURNSU4iXSwiZXhwIjo0MTAyNDQ0ODAwfQ.AAAA";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Only services may call these: with a person's token nothing but that would be refused. */
    private static final Set<String> FOR_SERVICES = Set.of(
            "PUT /api/v1/accounts/{accountId}",
            "PUT /api/v1/config/{service}/instances/{instance}",
            "DELETE /api/v1/config/{service}/instances/{instance}");

    @TempDir
    static Path state;

    private RunningFleet fleet;
    private Api operator;
    private Person trader;

    @Test
    void badInputIsRefusedByFieldAndRuleAndChangesNothing() throws Exception {
        try (RunningFleet started = new RunningFleet(
                state, Map.of("RATE_LIMIT_MAX_REQUESTS", "1000000", "RATE_LIMIT_LOGIN_MAX_REQUESTS", "1000000"))) {
            fleet = started;
            operator = fleet.gateway().login("operator", fleet.secret("OPERATOR_PASSWORD"));
            trader = Person.joins(fleet.gateway(), "100000");
            Person other = Person.joins(fleet.gateway(), "100000");
            String key = Person.key();
            Map<String, String> bought = Person.market("BUY", "0.01");
            String orderId = filled(trader, bought, key);
            String otherOrder = filled(other, bought, Person.key());
            booksAreQuiet(List.of(trader, other));
            Map<String, String> before = PlatformSnapshot.of(operator, List.of(trader, other));

            List<BadRequest> rows = new ArrayList<>(generated());
            rows.addAll(new BadOrders(trader).all(orderId, other.accountId(), otherOrder));
            long begun = System.nanoTime();
            Map<String, String> problems = sendAll(rows);

            System.out.println(rows.size() + " bad requests in " + (System.nanoTime() - begun) / 1_000_000 + " ms, "
                    + problems.size() + " not refused as they should be");
            problems.forEach((row, problem) -> System.out.println(problem + " <- " + row));
            assertThat(problems).isEmpty();
            assertThat(rows).hasSizeGreaterThan(ROWS_AT_LEAST);
            aUsedKeyWithAnotherBodyIsRefused(key, bought);
            assertThat(PlatformSnapshot.of(operator, List.of(trader, other))).isEqualTo(before);
            assertThat(fleet.findings()).allMatch(Finding::holds);
        }
    }

    private void aUsedKeyWithAnotherBodyIsRefused(String key, Map<String, String> body) {
        Api.Answer same = trader.order(body, key);
        assertThat(same.status()).as(same.body()).isEqualTo(200);
        assertThat(same.headers()).containsKey("idempotent-replayed");
        Api.Answer reused = trader.order(Person.market("BUY", "0.02"), key);
        assertThat(reused.status()).as(reused.body()).isEqualTo(422);
        assertThat(reused.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private static String filled(Person person, Map<String, String> order, String key) {
        Api.Answer placed = person.order(order, key);
        assertThat(placed.status()).as(placed.body()).isBetween(201, 202);
        String orderId = placed.text("orderId");
        await().atMost(Duration.ofSeconds(60)).until(() -> person.api()
                .get("/api/v1/orders/" + orderId)
                .text("status")
                .equals("FILLED"));
        return orderId;
    }

    /** The ledger follows by events: it is compared once it has followed. */
    private void booksAreQuiet(List<Person> people) {
        await().atMost(Duration.ofSeconds(60)).until(() -> people.stream().allMatch(person -> person.api()
                .get("/api/v1/ledger/entries?accountId=" + person.accountId())
                .body()
                .contains("\"FILL\"")));
    }

    private List<BadRequest> generated() {
        List<BadRequest> rows = new ArrayList<>();
        for (PlatformService service : RunningFleet.DEPLOYED) {
            if (BadRequests.isReachable(service)) {
                JsonNode document = fleet.api(service).get("/v3/api-docs").json();
                SchemaSamples samples = new SchemaSamples(document, new Random(7), trader.accountId());
                ApiOperation.of(service, document).stream()
                        .filter(operation -> CHANGING.contains(operation.method()))
                        .filter(operation -> VENUE_PROTOCOL.stream().noneMatch(operation.path()::startsWith))
                        .forEach(operation -> rows.addAll(new BadRequests(operation, samples, who(operation)).all()));
            }
        }
        return rows;
    }

    private static Who who(ApiOperation operation) {
        return FOR_SERVICES.contains(operation.method() + " " + operation.path()) ? Who.SERVICE : Who.OPERATOR;
    }

    /** What was not refused as it should be, by row. */
    private Map<String, String> sendAll(List<BadRequest> rows) throws Exception {
        Map<String, String> problems = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            for (BadRequest row : rows) {
                answers.add(threads.submit(() -> problem(row)));
            }
            for (int i = 0; i < rows.size(); i++) {
                Optional<String> problem = answers.get(i).get();
                if (problem.isPresent()) {
                    problems.put(rows.get(i).toString(), problem.get());
                }
            }
        }
        return problems;
    }

    private Optional<String> problem(BadRequest row) throws InterruptedException {
        try {
            return judged(row, HTTP.send(http(row), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.of("no answer: " + e);
        }
    }

    private HttpRequest http(BadRequest row) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + fleet.port(PlatformService.API_GATEWAY) + row.target()))
                .timeout(Duration.ofSeconds(20));
        token(row.who()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        row.headers().forEach(request::header);
        Object body = row.body();
        return request.method(
                        row.method(),
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text ? text : JSON.writeValueAsString(body)))
                .build();
    }

    private Optional<String> token(Who who) {
        return switch (who) {
            case NOBODY -> Optional.empty();
            case FORGER -> Optional.of(FORGED);
            case EXPIRED -> Optional.of(ServiceToken.of(fleet, -3_600));
            case TRADER -> Optional.of(trader.api().token());
            case OPERATOR -> Optional.of(operator.token());
            case SERVICE -> Optional.of(ServiceToken.of(fleet));
        };
    }

    private static Optional<String> judged(BadRequest row, HttpResponse<String> answer) {
        String seen = answer.statusCode() + " " + answer.body();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode problem = parsed(answer.body());
        if (!row.statuses().contains(answer.statusCode())) {
            return Optional.of("expected " + row.statuses() + " and got " + seen);
        }
        if (!type.startsWith("application/problem+json")
                || problem.path("correlationId").asString("").isEmpty()) {
            return Optional.of("not a problem document: " + type + " " + seen);
        }
        String code = problem.path("code").asString("");
        if (code.isEmpty() || (!row.code().isEmpty() && !row.code().equals(code))) {
            return Optional.of("expected the code " + row.code() + " and got " + seen);
        }
        return row.field().isEmpty() || names(problem, row) || answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of("does not name " + row.field() + " " + row.rule() + ": " + seen);
    }

    private static boolean names(JsonNode problem, BadRequest row) {
        return problem.path("violations").valueStream().anyMatch(violation -> {
            String field = violation.path("field").asString("");
            String rule = violation.path("rule").asString("");
            boolean named = field.equals(row.field())
                    || field.startsWith(row.field() + ".")
                    || field.startsWith(row.field() + "[");
            return named
                    && !rule.isEmpty()
                    && (row.rule().isEmpty() || row.rule().equals(rule));
        });
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
