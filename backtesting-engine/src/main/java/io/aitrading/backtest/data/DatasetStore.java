package io.aitrading.backtest.data;

import io.aitrading.backtest.BacktestError;
import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.web.ApiException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Data sets of users in the database. */
@Component
class DatasetStore {
    private final JdbcClient database;
    private final Transactions transactions;
    private final Live<BacktestProperties> settings;
    private final InstantSource clock;
    private final Ids ids;

    DatasetStore(
            JdbcClient database,
            Transactions transactions,
            Live<BacktestProperties> settings,
            InstantSource clock,
            Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A row to be.
     *
     * @param intervalMillis of bars
     * @param grid of trades and depth
     * @param rows bars, trades or events
     */
    record Fresh(
            String name,
            Market market,
            String symbol,
            @Nullable Long intervalMillis,
            @Nullable SymbolSpec grid,
            int rows,
            Instant first,
            Instant last,
            long missing,
            String sha256) {}

    List<DatasetView> list(UUID owner) {
        return database.sql("select * from datasets where owner = :owner order by created_at desc")
                .param("owner", owner)
                .query(DatasetStore::view)
                .list();
    }

    private static DatasetView view(ResultSet row, int number) throws SQLException {
        String market = row.getString("market");
        boolean bars = market.equals(Market.BARS.text());
        int rows = row.getInt("bars");
        return new DatasetView(
                row.getString("id"),
                "UPLOAD",
                market,
                row.getString("name"),
                row.getString("symbol"),
                bars ? row.getLong("interval_millis") : null,
                bars ? rows : null,
                bars ? null : rows,
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                bars ? row.getLong("missing_bars") : null,
                row.getString("sha256"));
    }

    /** Keeps a data set under a name of its owner's. */
    DatasetView add(UUID owner, Fresh fresh, byte[] content) {
        UUID id = ids.next();
        try {
            transactions.run(() -> insert(id, owner, fresh, content));
        } catch (DuplicateKeyException e) {
            throw new ApiException(
                    BacktestError.DATASET_EXISTS, "There is a data set named " + fresh.name() + " already");
        }
        return database.sql("select * from datasets where id = :id")
                .param("id", id)
                .query(DatasetStore::view)
                .single();
    }

    private void insert(UUID id, UUID owner, Fresh fresh, byte[] content) {
        // One at a time for each owner, so that two uploads at once cannot pass the quota together.
        database.sql("select pg_advisory_xact_lock(hashtextextended(:owner, 8016))")
                .param("owner", owner.toString())
                .query((row, number) -> true)
                .single();
        int held = database.sql("select count(*) from datasets where owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
        int most = settings.now().maxDatasetsPerUser();
        if (held >= most) {
            throw new ApiException(BacktestError.QUOTA_EXCEEDED, "The limit is " + most + " data sets");
        }
        SymbolSpec grid = fresh.grid();
        database.sql(
                        """
                        insert into datasets (id, owner, name, market, symbol, interval_millis, tick_size, lot_size, bars,
                                              first_at, last_at, missing_bars, sha256, columns, created_at)
                        values (:id, :owner, :name, :market, :symbol, :interval, :tick, :lot, :rows,
                                :first, :last, :missing, :sha, :columns, :now)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("name", fresh.name())
                .param("market", fresh.market().text())
                .param("symbol", fresh.symbol())
                .param("interval", fresh.intervalMillis())
                .param("tick", grid == null ? null : grid.tickSize())
                .param("lot", grid == null ? null : grid.lotSize())
                .param("rows", fresh.rows())
                .param("first", fresh.first().atOffset(ZoneOffset.UTC))
                .param("last", fresh.last().atOffset(ZoneOffset.UTC))
                .param("missing", fresh.missing())
                .param("sha", fresh.sha256())
                .param("columns", content)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Bars> bars(UUID id, UUID owner) {
        return database.sql("select name, symbol, interval_millis, columns from datasets"
                        + " where id = :id and owner = :owner and market = 'bars'")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> new Bars(
                        source(row),
                        row.getString("symbol"),
                        row.getLong("interval_millis"),
                        ColumnBytes.read(row.getBytes("columns"))))
                .optional();
    }

    Optional<Feed> feed(Market market, UUID id, UUID owner) {
        return database.sql("select name, symbol, tick_size, lot_size, columns from datasets"
                        + " where id = :id and owner = :owner and market = :market")
                .param("id", id)
                .param("owner", owner)
                .param("market", market.text())
                .query((row, number) -> FeedBytes.read(
                        market,
                        source(row),
                        new Grid(step(row, "tick_size"), step(row, "lot_size")).symbol(row.getString("symbol"), market),
                        row.getBytes("columns")))
                .optional();
    }

    private static BigDecimal step(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).stripTrailingZeros();
    }

    private static String source(ResultSet row) throws SQLException {
        return "upload " + row.getString("name");
    }

    boolean delete(UUID id, UUID owner) {
        return database.sql("delete from datasets where id = :id and owner = :owner")
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                > 0;
    }
}
