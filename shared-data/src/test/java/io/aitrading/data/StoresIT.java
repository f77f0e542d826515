package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aitrading.testing.FaultProxy;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoresIT {
    private static ConfigurableApplicationContext service;
    private static FaultProxy redisLine;
    private static Transactions transactions;
    private static Idempotency idempotency;
    private static Cache cache;
    private static JdbcClient database;

    @BeforeAll
    static void start() throws Exception {
        redisLine = new FaultProxy("127.0.0.1", TestRedis.shared().port());
        service = DataTestApplication.start(
                DataTestApplication.properties(TestPostgres.shared().newDatabase())
                        .redis(TestRedis.shared())
                        .with("DRAGONFLY_URL", "redis://127.0.0.1:" + redisLine.port()));
        transactions = service.getBean(Transactions.class);
        idempotency = service.getBean(Idempotency.class);
        cache = service.getBean(Cache.class);
        database = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        redisLine.close();
    }

    private static Idempotency.Outcome execute(String key, String fingerprint, AtomicInteger effects) {
        return transactions.inTransaction(() -> idempotency.execute(key, "scope", fingerprint, () -> {
            effects.incrementAndGet();
            return new StoredAnswer(201, "{\"effect\":" + effects.get() + "}");
        }));
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndOneEffect() {
        AtomicInteger effects = new AtomicInteger();
        Idempotency.Outcome first = execute("same", "f", effects);
        Idempotency.Outcome second = execute("same", "f", effects);

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.answer()).isEqualTo(first.answer());
        assertThat(effects).hasValue(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        AtomicInteger effects = new AtomicInteger();
        execute("other", "f", effects);
        assertThatThrownBy(() -> execute("other", "g", effects))
                .isInstanceOf(IdempotencyKeyReusedException.class)
                .hasMessageContaining("other");
        assertThat(effects).hasValue(1);
    }

    @Test
    void fiftyAtOnceWithOneKeyHaveOneEffect() throws Exception {
        AtomicInteger effects = new AtomicInteger();
        List<Future<Idempotency.Outcome>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Idempotency.Outcome> request = () -> execute("parallel", "f", effects);
            for (int n = 0; n < 50; n++) {
                answers.add(threads.submit(request));
            }
            for (Future<Idempotency.Outcome> answer : answers) {
                assertThat(answer.get().answer().body()).isEqualTo("{\"effect\":1}");
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void aFailedEffectLeavesTheKeyFree() {
        AtomicInteger effects = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> idempotency.execute("failed", "scope", "f", () -> {
                    throw new IllegalStateException("no");
                })))
                .hasMessage("no");
        assertThat(execute("failed", "f", effects).replayed()).isFalse();
    }

    @Test
    void deadlocksAreRetriedAndNobodySeesThem() throws Exception {
        database.sql("CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)").update();
        database.sql("INSERT INTO pair VALUES (1, 0), (2, 0)").update();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> up = threads.submit(() -> transfer(1, 2, bothHoldOne, attempts));
            Future<?> down = threads.submit(() -> transfer(2, 1, bothHoldOne, attempts));
            up.get(30, TimeUnit.SECONDS);
            down.get(30, TimeUnit.SECONDS);
        }
        assertThat(attempts).as("one of the two was ended and tried again").hasValue(3);
        assertThat(database.sql("SELECT sum(n) FROM pair").query(Long.class).single())
                .isEqualTo(4);
    }

    private static void transfer(int first, int second, CyclicBarrier barrier, AtomicInteger attempts) {
        boolean[] met = {false};
        transactions.run(() -> {
            attempts.incrementAndGet();
            add(first);
            if (!met[0]) {
                met[0] = true;
                try {
                    barrier.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            add(second);
        });
    }

    private static void add(int id) {
        database.sql("UPDATE pair SET n = n + 1 WHERE id = :id").param("id", id).update();
    }

    @Test
    void aCachedValueIsThereUntilItsTimeIsOver() {
        cache.put("short", "value", Duration.ofMillis(300));
        assertThat(cache.get("short")).contains("value");
        await().atMost(Duration.ofSeconds(5)).until(() -> cache.get("short").isEmpty());
        cache.put("removed", "value", Duration.ofMinutes(1));
        cache.remove("removed");
        assertThat(cache.get("removed")).isEmpty();
    }

    @Test
    void aLostCacheIsAMissAndDelaysAlmostNobody() {
        cache.put("kept", "value", Duration.ofMinutes(1));
        redisLine.cut();
        try {
            long start = System.nanoTime();
            for (int n = 0; n < 100; n++) {
                assertThat(cache.get("kept")).isEmpty();
                cache.put("other", "value", Duration.ofMinutes(1));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        } finally {
            redisLine.heal();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> cache.get("kept").isPresent());
    }

    @Test
    void oldRowsAreForgottenAndFreshOnesKept() {
        database.sql("INSERT INTO inbox VALUES ('c', gen_random_uuid(), now() - interval '40 days')")
                .update();
        database.sql("INSERT INTO inbox VALUES ('c', gen_random_uuid(), now() - interval '20 days')")
                .update();
        new OutboxHousekeeping(new OutboxStore(database, "datatest"), InstantSource.system()).run();
        assertThat(database.sql("SELECT count(*) FROM inbox WHERE consumer = 'c'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
