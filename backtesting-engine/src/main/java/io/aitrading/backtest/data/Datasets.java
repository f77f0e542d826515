package io.aitrading.backtest.data;

import io.aitrading.backtest.BacktestError;
import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.web.ApiException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All data sets: shipped, of the operator's folder, uploaded by users (each sees their own), and live market data. */
@Service
public class Datasets implements DatasetSource {
    private final JdbcClient database;
    private final Transactions transactions;
    private final BacktestProperties properties;
    private final DatasetFolder folder;
    private final MarketDataClient market;
    private final InstantSource clock;
    private final Ids ids;

    Datasets(
            JdbcClient database,
            Transactions transactions,
            BacktestProperties properties,
            DatasetFolder folder,
            MarketDataClient market,
            InstantSource clock,
            Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.properties = properties;
        this.folder = folder;
        this.market = market;
        this.clock = clock;
        this.ids = ids;
    }

    public List<DatasetView> list(UUID owner) {
        List<DatasetView> views = new ArrayList<>(ShippedData.list());
        views.addAll(folder.list());
        views.addAll(database.sql("select * from datasets where owner = :owner order by created_at desc")
                .param("owner", owner)
                .query(Datasets::view)
                .list());
        return views;
    }

    private static DatasetView view(ResultSet row, int number) throws SQLException {
        return new DatasetView(
                row.getString("id"),
                "UPLOAD",
                row.getString("name"),
                row.getString("symbol"),
                row.getLong("interval_millis"),
                row.getInt("bars"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getLong("missing_bars"),
                row.getString("sha256"));
    }

    /** Keeps bars under a name; they are checked before anything is stored. */
    public DatasetView upload(UUID owner, String name, Bars bars) {
        long interval = bars.intervalMillis() > 0
                ? bars.intervalMillis()
                : bars.columns().intervalMillis();
        SymbolSpec symbol = SymbolSpec.of(
                bars.symbol(), "BASE", "QUOTE", bars.columns().tickSize(), BigDecimal.ONE, 1, Long.MAX_VALUE);
        DataLabel label = DataLabel.of(name, BarSeries.ofPrices(symbol, interval, bars.columns()));
        UUID id = ids.next();
        try {
            transactions.run(() -> insert(id, owner, name, interval, bars, label));
        } catch (DuplicateKeyException e) {
            throw new ApiException(BacktestError.DATASET_EXISTS, "There is a data set named " + name + " already");
        }
        return list(owner).stream()
                .filter(view -> view.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void insert(UUID id, UUID owner, String name, long interval, Bars bars, DataLabel label) {
        int held = database.sql("select count(*) from datasets where owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
        if (held >= properties.maxDatasetsPerUser()) {
            throw new ApiException(
                    BacktestError.QUOTA_EXCEEDED, "The limit is " + properties.maxDatasetsPerUser() + " data sets");
        }
        database.sql(
                        """
                        insert into datasets (id, owner, name, symbol, interval_millis, bars, first_at, last_at,
                                              missing_bars, sha256, columns, created_at)
                        values (:id, :owner, :name, :symbol, :interval, :bars, :first, :last, :missing, :sha, :columns, :now)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("symbol", bars.symbol())
                .param("interval", interval)
                .param("bars", bars.columns().size())
                .param("first", label.first().atOffset(ZoneOffset.UTC))
                .param("last", label.last().atOffset(ZoneOffset.UTC))
                .param("missing", label.missingBars())
                .param("sha", label.sha256())
                .param("columns", ColumnBytes.write(bars.columns()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void delete(UUID id, UUID owner) {
        int deleted = database.sql("delete from datasets where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .update();
        if (deleted == 0) {
            throw ApiException.notFound("data set");
        }
    }

    @Override
    public Optional<Bars> dataset(String id, @Nullable UUID owner) {
        if (id.startsWith(DatasetFolder.PREFIX)) {
            return folder.read(id);
        }
        Optional<Bars> shipped = ShippedData.find(id);
        if (shipped.isPresent()) {
            return shipped;
        }
        try {
            return owner == null ? Optional.empty() : uploaded(UUID.fromString(id), owner);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Bars> uploaded(UUID id, UUID owner) {
        return database.sql(
                        "select name, symbol, interval_millis, columns from datasets where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> new Bars(
                        "upload " + row.getString("name"),
                        row.getString("symbol"),
                        row.getLong("interval_millis"),
                        ColumnBytes.read(row.getBytes("columns"))))
                .optional();
    }

    @Override
    public Optional<Bars> market(String symbol, String interval, @Nullable Instant from, @Nullable Instant to) {
        return market.read(symbol, interval, from, to);
    }
}
