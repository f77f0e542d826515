package io.aitrading.hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.hub.registry.MemberCatalogueFixture;
import io.aitrading.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = SettableClock.at(START);
    private final MemberCatalogue catalogue =
            MemberCatalogueFixture.expecting("postgres", "order-management", "risk-analyzer");
    private final StatusBoard board = new StatusBoard(catalogue, clock);
    private final Member orders = catalogue.get("order-management");

    private static Answer up(DependencyReading... dependencies) {
        return new Answer(MemberStatus.UP, 3, "1.0", null, List.of(dependencies));
    }

    private static DependencyReading postgres(MemberStatus status) {
        return new DependencyReading(
                "postgres", "postgres", true, status, status == MemberStatus.DOWN ? "refused" : null);
    }

    @Test
    void tellsAChangeOnceAndKeepsSinceWhenItHappened() {
        assertThat(board.record(orders, up())).isPresent();
        clock.advance(Duration.ofSeconds(5));
        assertThat(board.record(orders, up())).isEmpty();
        assertThat(board.of("order-management").since()).isEqualTo(START);
        assertThat(board.of("order-management").checkedAt()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void believesTheSecondMissingAnswerNotTheFirst() {
        board.record(orders, up());
        assertThat(board.record(orders, Answer.none("timeout", 2000))).isEmpty();
        assertThat(board.of("order-management").status()).isEqualTo(MemberStatus.UP);
        assertThat(board.record(orders, Answer.none("timeout", 2000)))
                .hasValueSatisfying(change -> assertThat(change.to()).isEqualTo(MemberStatus.UNREACHABLE));
        assertThat(board.of("order-management").error()).isEqualTo("timeout");
    }

    @Test
    void remembersThatAServiceWorkedHoweverBriefly() {
        assertThat(board.hasWorked("order-management")).isFalse();
        board.record(orders, up());
        board.record(orders, new Answer(MemberStatus.DOWN, 3, "1.0", null, List.of()));

        assertThat(board.hasWorked("order-management"))
                .as("so that its loss is an alert at once, not a slow start")
                .isTrue();
    }

    @Test
    void callsAServiceThatIsNotExpectedAndDoesNotAnswerNotDeployed() {
        Member billing = catalogue.get("billing-service");
        board.record(billing, Answer.none("refused", 1));
        assertThat(board.of("billing-service").status()).isEqualTo(MemberStatus.NOT_DEPLOYED);
        assertThat(board.of("billing-service").error()).isNull();
        board.record(billing, up());
        assertThat(board.of("billing-service").status()).isEqualTo(MemberStatus.UP);
    }

    @Test
    void seesAStoreAsItsUsersDo() {
        Member postgres = catalogue.get("postgres");
        Member risk = catalogue.get("risk-analyzer");
        assertThat(board.derive(postgres)).isEmpty();
        assertThat(board.of("postgres").status()).isEqualTo(MemberStatus.UNKNOWN);

        board.record(orders, up(postgres(MemberStatus.UP)));
        board.record(risk, up(postgres(MemberStatus.DOWN)));
        board.derive(postgres);
        assertThat(board.of("postgres").status()).isEqualTo(MemberStatus.DEGRADED);
        assertThat(board.of("postgres").error()).isEqualTo("risk-analyzer: refused");

        board.record(orders, up(postgres(MemberStatus.DOWN)));
        board.derive(postgres);
        assertThat(board.of("postgres").status()).isEqualTo(MemberStatus.DOWN);

        board.record(orders, up(postgres(MemberStatus.UP)));
        board.record(risk, up(postgres(MemberStatus.UP)));
        board.derive(postgres);
        assertThat(board.of("postgres").status()).isEqualTo(MemberStatus.UP);
    }

    @Test
    void callsAStoreThatNobodyUsesNotDeployed() {
        board.derive(catalogue.get("weaviate"));
        assertThat(board.of("weaviate").status()).isEqualTo(MemberStatus.NOT_DEPLOYED);
    }

    @Test
    void goesOnFromWhatWasKnownBeforeARestart() {
        Instant before = START.minusSeconds(3600);
        board.restore("order-management", MemberStatus.UP, before);
        assertThat(board.record(orders, up())).isEmpty();
        assertThat(board.of("order-management").since()).isEqualTo(before);
    }
}
