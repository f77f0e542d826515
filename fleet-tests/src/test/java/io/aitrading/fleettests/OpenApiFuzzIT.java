package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.fleettests.FuzzCaller.Verdict;
import io.aitrading.fleettests.FuzzRequests.FuzzRequest;
import io.aitrading.fleettests.FuzzRequests.Identity;
import io.aitrading.invariants.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every published operation of every service gets generated requests, most of them bad: none may make it fail, each refusal says which
 * one it is, and afterwards the platform trades on with books that hold. Run again with {@code -Dfuzz.seed=N} to repeat a run.
 */
class OpenApiFuzzIT {
    /** These end or change the run when they succeed, so they get only what cannot be right. */
    private static final Set<String> ONLY_REFUSED = Set.of(
            "POST /api/v1/emergency-stop",
            "PUT /api/v1/trading-state",
            "PUT /api/v1/policies/current",
            "POST /api/v1/auth/keys/rotate",
            "POST /api/v1/auth/logout-all",
            // Wrong passwords would delay the log-ins of everybody at this address.
            "POST /api/v1/auth/step-up",
            "POST /api/v1/backtests",
            "POST /api/v1/backtests/sweeps",
            "POST /api/v1/backtests/walk-forward",
            "PUT /control/v1/replay",
            "POST /control/v1/replay/step",
            "POST /control/v1/faults");

    /** The venue speaks another protocol there, with errors and an address ban of its own. */
    private static final List<String> VENUE_PROTOCOL = List.of("/api/v3/", "/sapi/", "/ws");

    private static final Duration LIMIT = Duration.ofSeconds(75);
    private static final int AT_ONCE = 4;

    @TempDir
    static Path state;

    @Test
    void noRequestMakesAnOperationFail() throws Exception {
        long seed = Long.getLong("fuzz.seed", 20_261_125L);
        System.out.println("fuzz.seed=" + seed);
        try (RunningFleet fleet = new RunningFleet(
                state, Map.of("RATE_LIMIT_MAX_REQUESTS", "1000000", "RATE_LIMIT_LOGIN_MAX_REQUESTS", "1000000"))) {
            Person trader = Person.joins(fleet.gateway(), "100000");
            FuzzCaller caller = new FuzzCaller(
                    fleet,
                    RunningFleet.DEPLOYED,
                    tokenOf(fleet, "operator", fleet.secret("OPERATOR_PASSWORD")),
                    trader.api().token());

            List<List<FuzzRequest>> perOperation = requests(fleet, new Random(seed), trader.accountId());
            List<Verdict> verdicts = sendAll(caller, interleaved(perOperation));

            report(perOperation, verdicts);
            assertThat(verdicts.stream().filter(verdict -> verdict.problem().isPresent()))
                    .as("fuzz.seed=" + seed)
                    .isEmpty();
            assertThat(verdicts.stream()
                            .map(verdict -> verdict.request().operation())
                            .distinct())
                    .as("operations that were reached")
                    .hasSize(perOperation.size());
            thePlatformIsWell(fleet);
        }
    }

    private static String tokenOf(RunningFleet fleet, String username, String password) {
        return fleet.gateway().login(username, password).token();
    }

    private static List<List<FuzzRequest>> requests(RunningFleet fleet, Random random, String accountId) {
        List<List<FuzzRequest>> all = new ArrayList<>();
        Set<String> published = new HashSet<>();
        for (PlatformService service : RunningFleet.DEPLOYED) {
            JsonNode document = fleet.api(service).get("/v3/api-docs").json();
            SchemaSamples samples = new SchemaSamples(document, random, accountId);
            List<ApiOperation> operations = ApiOperation.of(service, document).stream()
                    .filter(operation -> !operation.streams())
                    .filter(operation -> VENUE_PROTOCOL.stream().noneMatch(operation.path()::startsWith))
                    .toList();
            assertThat(operations).as(service + " publishes what it does").isNotEmpty();
            for (ApiOperation operation : operations) {
                String name = operation.method() + " " + operation.path();
                published.add(name);
                boolean mayTakeEffect = !ONLY_REFUSED.contains(name);
                all.add(new FuzzRequests(operation, samples, random, mayTakeEffect).all());
            }
        }
        assertThat(published).as("no exception outlives its operation").containsAll(ONLY_REFUSED);
        return all;
    }

    /** One of each operation in turn: when the time is up, all have had their share. */
    private static List<FuzzRequest> interleaved(List<List<FuzzRequest>> perOperation) {
        List<FuzzRequest> all = new ArrayList<>();
        int most = perOperation.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < most; i++) {
            for (List<FuzzRequest> requests : perOperation) {
                if (i < requests.size()) {
                    all.add(requests.get(i));
                }
            }
        }
        return all;
    }

    private static List<Verdict> sendAll(FuzzCaller caller, List<FuzzRequest> requests) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int from = 0; from < requests.size() && System.nanoTime() < deadline; from += 100) {
                List<Future<Verdict>> batch = new ArrayList<>();
                for (FuzzRequest request : requests.subList(from, Math.min(from + 100, requests.size()))) {
                    batch.add(threads.submit(() -> caller.send(request)));
                }
                for (Future<Verdict> one : batch) {
                    verdicts.add(one.get());
                }
            }
        }
        return verdicts;
    }

    /** Where these came past the door, whatever they were told then. */
    private static Set<ApiOperation> letIn(List<Verdict> verdicts, Identity identity) {
        return verdicts.stream()
                .filter(verdict -> verdict.request().identity() == identity
                        && !verdict.code().equals("UNAUTHENTICATED"))
                .map(verdict -> verdict.request().operation())
                .collect(Collectors.toSet());
    }

    private static void report(List<List<FuzzRequest>> perOperation, List<Verdict> verdicts) {
        Map<String, Long> answers = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.status() + " " + verdict.code(), TreeMap::new, Collectors.counting()));
        System.out.println(perOperation.size() + " operations, "
                + perOperation.stream().mapToInt(List::size).sum() + " requests made, " + verdicts.size()
                + " sent; answers " + answers);
        Map<String, List<Verdict>> byPlace = new LinkedHashMap<>();
        verdicts.stream().filter(verdict -> verdict.problem().isPresent()).forEach(verdict -> byPlace.computeIfAbsent(
                        verdict.request().operation() + " " + verdict.status(), place -> new ArrayList<>())
                .add(verdict));
        byPlace.forEach(
                (place, those) -> System.out.println(those.size() + " x " + place + ", e.g. " + those.getFirst()));
    }

    private static void thePlatformIsWell(RunningFleet fleet) {
        for (PlatformService service : RunningFleet.DEPLOYED) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () -> assertThat(fleet.api(service).get("/health").text("status"))
                                    .as(service + " "
                                            + fleet.api(service).get("/health").body())
                                    .isEqualTo("UP"));
        }
        Person person = Person.joins(fleet.gateway(), "100000");
        String key = Person.key();
        // The fuzz may have used up the requests that the venue allows in a minute: then a new account waits for the
        // next.
        Api.Answer bought = await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> person.order(Person.market("BUY", "0.01"), key), answer -> answer.status() != 503);
        assertThat(bought.status()).as(bought.body()).isBetween(201, 202);
        assertThat(fleet.findings()).allMatch(Finding::holds);
    }
}
