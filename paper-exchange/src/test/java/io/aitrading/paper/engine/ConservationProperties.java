package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is ordered, money is neither made nor lost, as the database tells it. */
class ConservationProperties {
    /** What open orders need; the orders of one list need it together. */
    private static final String NEEDED_BY_OPEN_ORDERS =
            """
            SELECT coalesce(sum(units), 0)::bigint FROM (
              SELECT max((lots - filled_lots - prevented_lots)
                         * CASE WHEN side = 'SELL' THEN 1000 ELSE 10 * reserve_ticks END) AS units
              FROM venue_order
              WHERE state IN ('NEW', 'PARTIALLY_FILLED') AND account = :account AND side = :side
              GROUP BY CASE WHEN list_id = -1 THEN -order_id ELSE list_id END) AS needed""";

    private static HikariDataSource database;

    @BeforeContainer
    static void open() {
        database = VenueWorld.database();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void moneyIsNeitherMadeNorLostAndLockedIsWhatOpenOrdersNeed(@ForAll("steps") List<TraderStep> steps) {
        VenueWorld world = VenueWorld.openIn(database);
        for (int i = 0; i < steps.size(); i++) {
            TraderStep step = steps.get(i);
            world.run(step.in(world));
            if (i % 10 == 0 || i == steps.size() - 1) {
                check(world.jdbc(), "after step " + i + ": " + step);
            }
        }
        for (long account = 1; account <= VenueWorld.ACCOUNTS; account++) {
            long number = account;
            world.run(core -> core.cancelAll(number));
        }
        assertThat(number(world.jdbc(), "SELECT sum(locked_units) FROM balance"))
                .as("locked when nothing is open")
                .isZero();
        check(world.jdbc(), "at the end");
    }

    private static void check(JdbcClient jdbc, String when) {
        assertThat(surplus(jdbc, "BTC", "CASE WHEN side = 'BUY' THEN lots * 1000 ELSE -lots * 1000 END"))
                .as("BTC too many %s", when)
                .isZero();
        assertThat(surplus(jdbc, "USDT", "CASE WHEN side = 'BUY' THEN -quote_units ELSE quote_units END"))
                .as("USDT too many %s", when)
                .isZero();
        assertThat(number(jdbc, "SELECT count(*) FROM balance WHERE free_units < 0 OR locked_units < 0"))
                .as("negative balances %s", when)
                .isZero();
        assertThat(number(jdbc, "SELECT count(*) FROM fill WHERE quote_units <> price_ticks * lots * 10"))
                .as("fills of another price %s", when)
                .isZero();
        for (long account = 1; account <= VenueWorld.ACCOUNTS; account++) {
            requireLocked(jdbc, account, "SELL", "BTC", when);
            requireLocked(jdbc, account, "BUY", "USDT", when);
        }
    }

    private static void requireLocked(JdbcClient jdbc, long account, String side, String asset, String when) {
        long needed = jdbc.sql(NEEDED_BY_OPEN_ORDERS)
                .param("account", account)
                .param("side", side)
                .query(Long.class)
                .single();
        long locked = jdbc.sql("SELECT locked_units FROM balance WHERE account = :account AND asset = :asset")
                .param("account", account)
                .param("asset", asset)
                .query(Long.class)
                .single();
        assertThat(locked)
                .as("%s locked of account %d %s", asset, account, when)
                .isEqualTo(needed);
    }

    /** Balances less deposits, trades and fees. */
    private static long surplus(JdbcClient jdbc, String asset, String traded) {
        long held = number(jdbc, "SELECT sum(free_units + locked_units) FROM balance WHERE asset = '" + asset + "'");
        long deposited = number(jdbc, "SELECT sum(units) FROM deposit WHERE asset = '" + asset + "'");
        long fees = number(jdbc, "SELECT sum(fee_units) FROM fill WHERE fee_asset = '" + asset + "'");
        return held - deposited - number(jdbc, "SELECT sum(" + traded + ") FROM fill") + fees;
    }

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql("SELECT coalesce((" + sql + "), 0)::bigint")
                .query(Long.class)
                .single();
    }

    @Provide
    Arbitrary<List<TraderStep>> steps() {
        return TraderStep.sequences(120);
    }
}
