package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aitrading.paper.market.KlineGrid;
import io.aitrading.paper.market.KlineInterval;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.Recording;
import io.aitrading.testing.TestPostgres;
import java.time.Instant;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A venue whose database is of an earlier version goes on with its orders, lists, trades and candles. */
class UpgradeIT {
    private static final long FIRST_TIME = 1_385_340_000_000L;

    @Test
    void aDatabaseFromBeforeCandlesAndListsOfThreeIsTakenUp() {
        TestPostgres.Database database = TestPostgres.shared().newDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl() + "?currentSchema=paper");
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            migrate(dataSource, "1002");
            JdbcClient jdbc = JdbcClient.create(dataSource);
            fill(jdbc);

            migrate(dataSource, "latest");

            MarketData market = new MarketData(Recording.bitstamp(), new StoredCandles(jdbc));
            Venue venue = new Recovery(
                            jdbc,
                            Recording.bitstamp(),
                            market,
                            InstantSource.fixed(Instant.EPOCH),
                            ReplayMode.STEPPED,
                            1_000)
                    .recover();
            assertThat(venue.isNew()).isFalse();
            assertThat(market.candles()
                            .current(KlineGrid.of(KlineInterval.ONE_MINUTE))
                            .lots())
                    .as("lots of both trades")
                    .isEqualTo(300);
            VenueQueries queries = new VenueQueries(jdbc);
            assertThat(queries.aggregates(1L, null, null, 10)).hasSize(2);
            venue.collect(() -> venue.run(() -> {
                VenueCore.Cancelled cancelled = venue.core().cancel(1, 8L, null, "gone");
                assertThat(cancelled.orders()).hasSize(2);
            }));
        }
    }

    private static void migrate(HikariDataSource dataSource, String target) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/paper")
                .schemas("paper")
                .target(target)
                .load()
                .migrate();
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        INSERT INTO account VALUES (1, gen_random_uuid(), 'old', NULL, 1);
                        INSERT INTO balance VALUES (1, 'BTC', 500000000, 50000), (1, 'USDT', 1000000000000, 0);
                        INSERT INTO order_list VALUES (3, 1, 'pair', 7, 'stop', 8, 'profit', true, 1);
                        INSERT INTO public_trade VALUES (1, 80500, 100, %1$d, false, true), (2, 80600, 200, %1$d, true, true);
                        INSERT INTO replay_state
                        VALUES (1, 'STEPPED', 1000, 0, 2, 2, 8, 3, 1, 5, 9, %1$d, 1);
                        INSERT INTO modelled_quotes VALUES (1, '{80400,900}', '{80700,900}')"""
                                .formatted(FIRST_TIME))
                .update();
        insertOrder(jdbc, 7, "stop", "STOP_LOSS", 0, 50_000, -1, 0);
        insertOrder(jdbc, 8, "profit", "LIMIT_MAKER", 150_000, 0, 1, 1);
    }

    private static void insertOrder(
            JdbcClient jdbc, long id, String name, String kind, long price, long stop, long workingAt, long rank) {
        jdbc.sql(
                        """
                        INSERT INTO venue_order
                        VALUES (:id, 1, 3, :name, 'SELL', :kind, 'GTC', :price, :stop, 50, 0, 0, 0, 0, 'NEW', 1, 1, :workingAt,
                                'NONE', NULL, NULL, :rank, :shown)""")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("price", price)
                .param("stop", stop)
                .param("workingAt", workingAt)
                .param("rank", rank)
                .param("shown", rank == 0 ? 0 : 50)
                .update();
    }
}
