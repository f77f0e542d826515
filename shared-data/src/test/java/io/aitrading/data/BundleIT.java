package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

class BundleIT {
    private static final long PATIENCE_SECONDS = 20;

    private static ConfigurableApplicationContext service;
    private static JdbcOperations database;
    private static Transactions transactions;

    @BeforeAll
    static void start() {
        service = DataTestApplication.start(
                DataTestApplication.properties(TestPostgres.shared().newDatabase())
                        .redis(TestRedis.shared()));
        database = service.getBean(JdbcOperations.class);
        transactions = service.getBean(Transactions.class);
        database.execute("create table thing (id int primary key, name text, size numeric check (size >= 0))");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        database.update("delete from thing");
        database.update("insert into thing values (1, 'one', 10), (2, null, 20)");
    }

    private static Bundle.Answer<String> names(Bundle bundle) {
        return bundle.query(
                (row, number) -> number + ":" + row.getString("name"),
                "select name from thing where id > ? order by id",
                0);
    }

    private static Bundle.Answer<Integer> size(Bundle bundle, int id) {
        return bundle.query((row, number) -> row.getInt("size"), "select size from thing where id = ?", id);
    }

    @Test
    void statementsRunInTheirOrderAndEachSeesWhatThoseBeforeItDid() {
        // More often than the driver needs to prepare them at the server.
        for (int round = 0; round < 12; round++) {
            empty();
            Bundle bundle = new Bundle(database);
            Bundle.Answer<String> before = names(bundle);
            bundle.update("insert into thing values (?, ?, ?)", 3, null, 30);
            bundle.update("update thing set size = size + ? where id = ?", 5, 1);
            bundle.update("update thing set size = 0 where id = ?", 99);
            Bundle.Answer<Integer> size = size(bundle, 1);
            Bundle.Answer<Integer> none = size(bundle, 99);
            Bundle.Answer<String> after = names(bundle);
            bundle.send();

            assertThat(before.list()).containsExactly("0:one", "1:null");
            assertThat(size.first()).contains(15);
            assertThat(none.first()).isEmpty();
            assertThat(after.list()).containsExactly("0:one", "1:null", "2:null");
        }
    }

    @Test
    void theFirstThatFailsTakesAllOfThemBack() {
        Bundle bundle = new Bundle(database);
        bundle.update("update thing set size = 1 where id = ?", 1);
        bundle.update("update thing set size = -1 where id = ?", 2);
        Bundle.Answer<Integer> size = size(bundle, 1);
        assertThatThrownBy(() -> transactions.run(bundle::send)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(size::list).isInstanceOf(IllegalStateException.class);
        assertThat(database.queryForObject("select size from thing where id = 1", Integer.class))
                .isEqualTo(10);
    }

    /** What money depends on: whoever waits for a lock reads what its last holder left, though both went in one message. */
    @Test
    void whatFollowsALockIsReadUnderIt() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> transactions.run(() -> {
                database.update("update thing set name = 'held' where id = 1");
                locked.countDown();
                awaitRelease(release);
                database.update("update thing set size = 11 where id = 2");
            }));
            assertThat(locked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Future<Integer> second = threads.submit(() -> transactions.inTransaction(() -> {
                Bundle bundle = new Bundle(database);
                bundle.query((row, number) -> 1, "select 1 from thing where id = ? for no key update", 1);
                Bundle.Answer<Integer> size = size(bundle, 2);
                bundle.send();
                return size.first().orElseThrow();
            }));
            awaitWaiter();
            release.countDown();
            first.get();
            assertThat(second.get()).isEqualTo(11);
        }
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            assertThat(release.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Until somebody waits for a lock. */
    private static void awaitWaiter() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Integer waiting = 0;
        while ((waiting == null || waiting == 0) && System.nanoTime() < deadline) {
            waiting = database.queryForObject(
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
                    Integer.class);
        }
        assertThat(waiting).isPositive();
    }
}
