package io.aitrading.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailuresTest {
    @Test
    void noConnectionLeftInThePoolIsWorthAnotherTry() {
        assertThat(DatabaseFailures.isAway(new IllegalStateException(
                        new SQLTransientConnectionException("not available, request timed out after 2000ms"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"08006, true", "53300, true", "57P01, true", "57014, false", "23505, false", "42601, false"})
    void theStateTellsALostDatabaseFromOurMistake(String state, boolean away) {
        assertThat(DatabaseFailures.isAway(new RuntimeException(new SQLException("refused", state))))
                .isEqualTo(away);
    }

    @Test
    void otherFailuresAreOurs() {
        assertThat(DatabaseFailures.isAway(new NullPointerException())).isFalse();
        assertThat(DatabaseFailures.isAway(null)).isFalse();
    }
}
