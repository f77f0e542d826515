package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.Recording;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.testing.TestPostgres;
import io.aitrading.trading.book.SelfTradePrevention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The venue without its doors and threads: the engine's own parts over a real database, driven command by command. */
final class VenueWorld implements AutoCloseable {
    static final int ACCOUNTS = 2;
    static final long DEPOSIT_USDT_UNITS = 2_000_000_000_000L;
    static final long DEPOSIT_BTC_UNITS = 2_000_000_000L;

    private static final Recording RECORDING = Recording.bitstamp();
    private static final int FIRST_TRADES = 40;
    private static final int STEPS_MAX = 2_000;

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final VenueStore store;
    private Venue venue;

    private VenueWorld(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        jdbc = JdbcClient.create(dataSource);
        store = new VenueStore(dataSource, new SimpleMeterRegistry());
        venue = recovered();
    }

    /** A database for worlds; each {@link #openIn} empties it. */
    static HikariDataSource database() {
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

    /** A venue as {@link #openIn} makes it, in a database of its own that is closed with it. */
    static VenueWorld open() {
        return openIn(database());
    }

    /** A venue that has just begun, with two accounts that hold both assets. */
    static VenueWorld openIn(HikariDataSource dataSource) {
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

    /** Lets the market go on until an order fits between its best bid and ask. */
    void awaitRoomBetweenTheQuotes() {
        for (int i = 0; i < STEPS_MAX && spread() < 2; i++) {
            run(core -> core.step(1));
        }
        assertThat(spread()).as("room for an order between the quotes").isGreaterThanOrEqualTo(2);
    }

    private long spread() {
        return venue.market().best(Side.SELL) - venue.market().best(Side.BUY);
    }

    /** An order good till cancelled; a price of 0 is none. */
    static NewOrder order(String name, Side side, OrderKind kind, long lots, long price, long stop) {
        return new NewOrder(
                side, kind, TimeInForce.GTC, lots, 0, price, stop, 0, 0, name, SelfTradePrevention.NONE, null, null);
    }

    /** Places an order that the venue must take. */
    void place(long account, NewOrder order) {
        assertThat(run(core -> core.place(account, order)))
                .as(order.clientOrderId())
                .isTrue();
    }

    /** Where an order stands, by the client's name for it. */
    OrderState state(String name) {
        return OrderState.valueOf(jdbc.sql("SELECT state FROM venue_order WHERE client_order_id = :name")
                .param("name", name)
                .query(String.class)
                .single());
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

    @Override
    public void close() {
        dataSource.close();
    }
}
