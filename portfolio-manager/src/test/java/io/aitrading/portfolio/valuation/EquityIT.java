package io.aitrading.portfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.Live;
import io.aitrading.portfolio.PortfolioManagerApplication;
import io.aitrading.portfolio.PortfolioProperties;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import io.aitrading.trading.performance.EquityPoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Equity as it is asked for and as it is kept, on a real database. */
class EquityIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final UUID OWNER = new UUID(0x7000L, 0x8000_0000_0000_000aL);
    /** Far from now: what the running service makes coarser is only what is old. */
    private static final Instant START = Instant.parse("2999-01-01T00:00:00Z");

    private static final Instant END = START.plus(Duration.ofMinutes(12_000));
    private static final PortfolioProperties DEFAULTS =
            new PortfolioProperties("USDT", Duration.ofSeconds(60), 7, 90, 1825, 200);

    private static TestTokens tokens;
    private static TestConfiguration configuration;
    private static ConfigurableApplicationContext context;
    private static JdbcClient jdbc;
    private static String base;
    private static int accounts;

    @BeforeAll
    static void start() {
        tokens = TestTokens.create();
        configuration = TestConfiguration.start();
        context = new SpringApplicationBuilder(PortfolioManagerApplication.class)
                .run(PlatformProperties.of(PlatformService.PORTFOLIO_MANAGER)
                        .postgres(TestPostgres.shared().newDatabase())
                        .redis(TestRedis.shared())
                        .kafka(TestKafka.shared())
                        .tokens(tokens)
                        .configuration(configuration)
                        .with("portfolio.equity-interval", "1h")
                        .with("spring.config.name", "portfolio-manager")
                        .asArguments());
        jdbc = context.getBean(JdbcClient.class);
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        context.close();
        configuration.close();
        tokens.close();
    }

    @Test
    void pagesLeadFromTheFirstPointToTheNewestWithoutAHole() {
        UUID account = account();
        insertMinutes(account, START, 12_000);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/equity?accountId=" + account + "&from=" + START + "&to=" + END + "&limit=500"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("points").forEach(point -> seen.add(point.path("at").asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(12_000).isSorted().doesNotHaveDuplicates();
        assertThat(Instant.parse(seen.getLast())).isEqualTo(START.plus(Duration.ofMinutes(11_999)));
    }

    @Test
    void aChartGetsTheWholeSpanInAsManyPointsAsItAsksFor() {
        UUID account = account();
        insertMinutes(account, START, 12_000);

        JsonNode answer = get("/equity?accountId=" + account + "&from=" + START + "&to=" + END + "&points=300");

        JsonNode points = answer.path("points");
        assertThat(points.size()).isBetween(150, 300);
        assertThat(answer.path("thinned").asBoolean()).isTrue();
        assertThat(answer.hasNonNull("nextCursor")).isFalse();
        assertThat(points.get(0).path("at").asString()).isEqualTo(START.toString());
        assertThat(points.get(points.size() - 1).path("at").asString())
                .isEqualTo(START.plus(Duration.ofMinutes(11_999)).toString());
        JsonNode until = get(
                "/equity?accountId=" + account + "&from=" + START + "&to=" + START.plusSeconds(600) + "&points=300");
        assertThat(until.path("points")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "points=3,points",
        "points=2001,points",
        "points=many,points",
        "points=100&cursor=1,cursor",
        "cursor=x,cursor",
        "cursor=-1,cursor",
        "cursor=9223372036854775807,cursor",
        "to=tomorrow,to",
        "limit=501,limit"
    })
    void badRangesAreNamed(String query, String field) {
        HttpResponse<String> answer = call("/equity?accountId=" + account() + "&" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body())
                        .path("violations")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo(field);
    }

    @Test
    void oldPointsBecomeFewerAndVeryOldOnesGo() {
        UUID account = account();
        Instant now = START.plus(Duration.ofDays(200));
        // Four days: one whole day each in the minutes' time, the quarters', the hours' and beyond everything.
        for (int daysAgo : new int[] {2, 30, 150, 1900}) {
            insertMinutes(account, now.minus(Duration.ofDays(daysAgo)), 1_440);
        }
        EquityCurve curve = new EquityCurve(jdbc, () -> now, Live.of(DEFAULTS));
        EquityPoint lowest = extreme(account, now.minus(Duration.ofDays(30)), "asc");
        EquityPoint highest = extreme(account, now.minus(Duration.ofDays(150)), "desc");

        curve.compact(account);
        curve.compact(account);

        assertThat(count(account, now, 2)).isEqualTo(1_440);
        assertThat(count(account, now, 30)).isBetween(96L, 288L);
        assertThat(count(account, now, 150)).isBetween(24L, 72L);
        assertThat(count(account, now, 1900)).isZero();
        assertThat(extreme(account, now.minus(Duration.ofDays(30)), "asc")).isEqualTo(lowest);
        assertThat(extreme(account, now.minus(Duration.ofDays(150)), "desc")).isEqualTo(highest);
        EquityCurve.Even even = curve.evenly(account, now.minus(Duration.ofDays(31)));
        assertThat(even.step()).isEqualTo(Duration.ofMinutes(15));
        // Of the day 30 days ago its 96 quarters, of the day before yesterday also.
        assertThat(even.points()).hasSize(192);
    }

    @Test
    void aPushedAgeDecidesWhatIsForgottenNext() {
        UUID account = account();
        EquityCurve curve = context.getBean(EquityCurve.class);
        Instant old = InstantSource.system().instant().minus(Duration.ofDays(100));
        insertMinutes(account, old, 1);
        curve.compact(account);
        assertThat(curve.between(account, Instant.EPOCH, START, 10)).hasSize(1);

        assertThat(configuration.push(Map.of("portfolio.equity-retention-days", "1")))
                .contains("\"outcome\":\"REFUSED\"", "\"field\":\"portfolio.equity-retention-days\"");
        curve.compact(account);
        assertThat(curve.between(account, Instant.EPOCH, START, 10)).hasSize(1);

        assertThat(configuration.push(Map.of("portfolio.equity-retention-days", "95")))
                .contains("\"outcome\":\"APPLIED\"");
        curve.compact(account);
        assertThat(curve.between(account, Instant.EPOCH, START, 10)).isEmpty();
        configuration.push(Map.of());
    }

    private static long count(UUID account, Instant now, int daysAgo) {
        Instant from = now.minus(Duration.ofDays(daysAgo));
        return new EquityCurve(jdbc, () -> now, Live.of(DEFAULTS))
                .between(account, from, from.plus(Duration.ofDays(1)), 10_000)
                .size();
    }

    private static EquityPoint extreme(UUID account, Instant from, String direction) {
        return jdbc.sql("select at, equity, capital from equity_points where account_id = ? and at >= ? and at < ? "
                        + "order by equity " + direction + ", at limit 1")
                .params(account, java.sql.Timestamp.from(from), java.sql.Timestamp.from(from.plus(Duration.ofDays(1))))
                .query(EquityPoint.class)
                .single();
    }

    private static synchronized UUID account() {
        UUID account = new UUID(0x7000L, 0x8000_0000_0002_0000L + accounts++);
        jdbc.sql("insert into accounts values (?, ?, 'paper', 'test', timestamptz 'epoch')")
                .params(account, OWNER)
                .update();
        return account;
    }

    /** Equity that goes up and down, another value each minute. */
    private static void insertMinutes(UUID account, Instant from, int minutes) {
        jdbc.sql("insert into equity_points select ?, cast(? as timestamptz) + make_interval(mins => i), "
                        + "1000 + (i * 7919) % 1009 + i / 100000.0, 1000 from generate_series(0, ? - 1) i")
                .params(account, java.sql.Timestamp.from(from), minutes)
                .update();
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = call(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> call(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1/portfolio" + path))
                .header("Authorization", "Bearer " + tokens.user(OWNER, "TRADER"))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
