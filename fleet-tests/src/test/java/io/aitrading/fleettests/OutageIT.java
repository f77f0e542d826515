package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.invariants.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each store is taken away while the platform trades: health shows it within 30 s and clears within 60 s after its return, what does
 * not need it goes on, and afterwards every invariant of the books holds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(60);

    @TempDir
    static Path state;

    private static RunningFleet fleet;
    private static Person person;

    @BeforeAll
    static void start() {
        fleet = new RunningFleet(
                state, Map.of("RATE_LIMIT_MAX_REQUESTS", "100000", "RATE_LIMIT_LOGIN_MAX_REQUESTS", "100000"));
        person = Person.joins(fleet.gateway(), "100000");
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    @Order(1)
    void tradingGoesOnWithoutTheBroker() {
        fleet.stopStore("redpanda");
        awaitStatus(PlatformService.ORDER_MANAGEMENT, "DEGRADED", SHOWN_WITHIN);

        buys("0.01");

        fleet.startStore("redpanda");
        awaitStatus(PlatformService.ORDER_MANAGEMENT, "UP", CLEARED_WITHIN);
        booksHold();
    }

    @Test
    @Order(2)
    void tradingGoesOnWithoutTheCache() {
        fleet.stopStore("dragonflydb");
        awaitStatus(PlatformService.API_GATEWAY, "DEGRADED", SHOWN_WITHIN);

        buys("0.01");

        fleet.startStore("dragonflydb");
        awaitStatus(PlatformService.API_GATEWAY, "UP", CLEARED_WITHIN);
        booksHold();
    }

    @Test
    @Order(3)
    void withoutTheDatabaseOrdersAreRefusedAndNothingIsHalfDone() {
        fleet.stopStore("postgres");
        awaitStatus(PlatformService.ORDER_MANAGEMENT, "DOWN", SHOWN_WITHIN);

        Api.Answer refused = person.order(Person.market("BUY", "0.01"));
        assertThat(refused.status()).as(refused.body()).isBetween(500, 504);

        fleet.startStore("postgres");
        awaitStatus(PlatformService.ORDER_MANAGEMENT, "UP", CLEARED_WITHIN);
        await().atMost(CLEARED_WITHIN).untilAsserted(() -> buys("0.01"));
        booksHold();
    }

    private static void buys(String quantity) {
        Api.Answer bought = person.order(Person.market("BUY", quantity));
        assertThat(bought.status()).as(bought.body()).isBetween(201, 202);
    }

    private static void awaitStatus(PlatformService service, String status, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                        fleet.api(service).get("/health").text("status"))
                .isEqualTo(status));
    }

    private static void booksHold() {
        assertThat(fleet.findings()).allMatch(Finding::holds);
    }
}
