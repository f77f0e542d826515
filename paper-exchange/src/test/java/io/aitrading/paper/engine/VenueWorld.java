package io.aitrading.paper.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.Recording;
import io.aitrading.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The venue without its doors and threads: the engine's own parts over a real database, driven command by command. */
final class VenueWorld {
    static final int ACCOUNTS = 2;
    static final long DEPOSIT_USDT_UNITS = 2_000_000_000_000L;
    static final long DEPOSIT_BTC_UNITS = 2_000_000_000L;

    private static final Recording RECORDING = Recording.bitstamp();
    private static final int FIRST_TRADES = 40;

    private final JdbcClient jdbc;
    private final VenueStore store;
    private Venue venue;

    private VenueWorld(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        store = new VenueStore(dataSource, new SimpleMeterRegistry());
        venue = recovered();
    }

    /** A database for worlds; each {@link #openIn} empties it. */
    static DataSource database() {
        TestPostgres.Database database = TestPostgres.shared().newDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl() + "?currentSchema=paper");
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        HikariDataSource dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/paper")
                .schemas("paper")
                .load()
                .migrate();
        return dataSource;
    }

    /** A venue that has just begun, with two accounts that hold both assets. */
    static VenueWorld openIn(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<String> tables = jdbc.sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'paper' AND tablename NOT LIKE 'flyway%'")
                .query(String.class)
                .list();
        jdbc.sql("TRUNCATE " + String.join(", ", tables)).update();
        VenueWorld world = new VenueWorld(dataSource);
        world.run(core -> core.step(FIRST_TRADES));
        for (int i = 1; i <= ACCOUNTS; i++) {
            UUID id = new UUID(0, i);
            world.run(core -> {
                long number = core.createAccount(id, "test", null);
                core.deposit(number, "usdt", "USDT", DEPOSIT_USDT_UNITS);
                core.deposit(number, "btc", "BTC", DEPOSIT_BTC_UNITS);
            });
        }
        return world;
    }

    Venue venue() {
        return venue;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Runs a command and stores its effects; false when the venue refuses it. */
    boolean run(Consumer<VenueCore> command) {
        boolean[] accepted = {true};
        Batch batch = venue.collect(() -> venue.run(() -> {
            try {
                command.accept(venue.core());
            } catch (VenueException refused) {
                accepted[0] = false;
            }
        }));
        try {
            if (!batch.isEmpty()) {
                store.store(batch);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return accepted[0];
    }

    /** Memory is lost, and rebuilt from what is stored. */
    void loseMemory() {
        venue = recovered();
    }

    private Venue recovered() {
        MarketData marketData = new MarketData(RECORDING, new StoredCandles(jdbc));
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        return new Recovery(jdbc, RECORDING, marketData, clock, ReplayMode.STEPPED, 1000).recover();
    }

    List<String> journal() {
        return jdbc.sql("SELECT row(journal.*)::text FROM journal ORDER BY sequence")
                .query(String.class)
                .list();
    }

    /** Whether somewhere an older order queues behind a younger one, as icebergs do that showed a new slice. */
    boolean queuesStandOutOfAge() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                          SELECT 1 FROM venue_order a JOIN venue_order b USING (side, price_ticks)
                          WHERE a.queue_rank > 0 AND b.queue_rank > 0 AND a.order_id < b.order_id
                            AND a.queue_rank > b.queue_rank)""")
                .query(Boolean.class)
                .single();
    }

    /** Numbers of the open orders of an account, oldest first. */
    long[] openOrders(long account) {
        return LongStream.of(jdbc
                        .sql(
                                """
                                SELECT order_id FROM venue_order
                                WHERE account = :account AND state IN ('PENDING_NEW', 'NEW', 'PARTIALLY_FILLED') ORDER BY order_id""")
                        .param("account", account)
                        .query(Long.class)
                        .list()
                        .stream()
                        .mapToLong(Long::longValue)
                        .toArray())
                .toArray();
    }
}
