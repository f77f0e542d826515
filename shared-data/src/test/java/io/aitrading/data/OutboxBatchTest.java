package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.testing.SettableClock;
import io.aitrading.testing.TestPostgres;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OutboxBatchTest {
    private final List<String> arrived = new ArrayList<>();
    private final Set<String> refusedKeys = new HashSet<>();
    private Random coin;
    private JdbcClient database;
    private Transactions transactions;
    private OutboxBatch batch;

    @BeforeEach
    void newDatabase() {
        TestPostgres.Database fresh = TestPostgres.shared().newDatabase();
        DriverManagerDataSource source = new DriverManagerDataSource(fresh.jdbcUrl(), fresh.user(), fresh.password());
        new ResourceDatabasePopulator(new ClassPathResource("db/platform/V0001__outbox_inbox_idempotency.sql"))
                .execute(source);
        JdbcClient.create(source)
                .sql("ALTER TABLE outbox ADD COLUMN refusals int NOT NULL DEFAULT 0, ADD COLUMN last_error text")
                .update();
        database = JdbcClient.create(source);
        transactions = new Transactions(new JdbcTransactionManager(source));
        batch = new OutboxBatch(
                transactions, new OutboxStore(database, "test"), this::send, SettableClock.at("2026-01-05T09:30:00Z"));
    }

    private CompletableFuture<@Nullable Void> send(ProducerRecord<String, String> message) {
        boolean lost = refusedKeys.contains(message.key()) || (coin != null && coin.nextInt(10) == 0);
        if (lost) {
            return new CompletableFuture<@Nullable Void>() {
                {
                    completeExceptionally(new IllegalStateException("refused " + message.key()));
                }
            };
        }
        arrived.add(message.key() + message.value());
        return CompletableFuture.completedFuture(null);
    }

    private void append(String key, int sequence) {
        database.sql(
                        """
                        INSERT INTO outbox (event_id, topic, key, sequence, envelope, created_at)
                        VALUES (gen_random_uuid(), 'topic', :key, :sequence, :text, now())
                        """)
                .param("key", key)
                .param("sequence", sequence)
                .param("text", String.valueOf(sequence))
                .update();
    }

    @Test
    void aKeyThatIsRefusedStopsAndTheOthersGoOn() {
        append("a", 1);
        append("b", 1);
        append("a", 2);
        append("b", 2);
        refusedKeys.add("b");

        OutboxBatch.Result first = batch.relay();
        assertThat(first.failure()).hasMessageContaining("refused b");
        assertThat(arrived).containsExactly("a1", "a2");

        refusedKeys.clear();
        OutboxBatch.Result second = batch.relay();
        assertThat(second.failure()).isNull();
        assertThat(arrived).containsExactly("a1", "a2", "b1", "b2");
        assertThat(batch.relay().sent()).isZero();
    }

    @Test
    void underRandomFailuresEachKeyArrivesCompleteAndInOrder() {
        for (long seed = 1; seed <= 5; seed++) {
            arrived.clear();
            database.sql("DELETE FROM outbox").update();
            coin = new Random(seed);
            for (int n = 1; n <= 40; n++) {
                append("k" + n % 3, n);
            }
            int rounds = 0;
            while (new OutboxStore(database, "test").backlog().events() > 0) {
                batch.relay();
                assertThat(++rounds).as("rounds, seed %s", seed).isLessThan(500);
            }
            for (int key = 0; key < 3; key++) {
                String name = "k" + key;
                List<Integer> order = arrived.stream()
                        .filter(text -> text.startsWith(name))
                        .map(text -> Integer.valueOf(text.substring(2)))
                        .toList();
                assertThat(order).as("key %s, seed %s", name, seed).isSorted().doesNotHaveDuplicates();
            }
            assertThat(arrived).as("seed %s", seed).hasSize(40);
        }
    }

    @Test
    void onlyOneInstanceRelaysAtATime() {
        append("a", 1);
        transactions.run(() -> {
            assertThat(new OutboxStore(database, "test").tryLock()).isTrue();
            Thread other = Thread.ofPlatform().start(() -> batch.relay());
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(arrived).isEmpty();
        assertThat(batch.relay().sent()).isEqualTo(1);
    }
}
