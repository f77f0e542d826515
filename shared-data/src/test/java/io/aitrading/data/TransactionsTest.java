package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

class TransactionsTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final Transactions transactions = new Transactions(new NoDatabase());

    @Test
    void aConnectionThatIsNotToBeHadIsToldAsItIs() {
        SQLException noneLeft = new SQLTransientConnectionException("request timed out after 2000ms");

        assertThatThrownBy(() -> transactions.run(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException(noneLeft);
                }))
                .as("it has no SQL state")
                .hasCause(noneLeft);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aTransactionThatLostAgainstAnotherIsRunAgain() {
        int result = transactions.inTransaction(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
            }
            return 7;
        });

        assertThat(result).isEqualTo(7);
        assertThat(runs).hasValue(3);
    }

    private static final class NoDatabase implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }
}
