package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class EventErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // admin shutdown
        "53100, true", // disk full
        "40001, true", // serialization failure
        "57014, false", // statement timeout
        "23514, false", // check violation, also when it shows at commit
        "22001, false" // value too long
    })
    void whatTheDatabaseSaysDecides(String state, boolean away) {
        Exception atCommit = new TransactionSystemException("commit", new SQLException("refused", state));
        assertThat(EventErrors.storeIsAway(atCommit)).isEqualTo(away);
    }

    @Test
    void noConnectionIsAnOutage() {
        assertThat(EventErrors.storeIsAway(new CannotCreateTransactionException(
                        "begin", new CannotGetJdbcConnectionException("pool", new SQLTransientConnectionException()))))
                .isTrue();
        assertThat(EventErrors.storeIsAway(new CannotCreateTransactionException("begin")))
                .isTrue();
    }

    @Test
    void aBadEventIsNot() {
        assertThat(EventErrors.storeIsAway(new IllegalArgumentException("bad"))).isFalse();
        assertThat(EventErrors.storeIsAway(new DataIntegrityViolationException("bad")))
                .isFalse();
        assertThat(EventErrors.storeIsAway(null)).isFalse();
    }
}
