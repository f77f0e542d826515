package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.web.ApiException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All data sets that a user may name: shipped ones, files of the operator's folder, and the user's own. */
@Component
public class Datasets implements DatasetSource {
    private final DatasetStore store;
    private final DatasetFolder folder;
    private final MarketDataClient market;

    Datasets(DatasetStore store, DatasetFolder folder, MarketDataClient market) {
        this.store = store;
        this.folder = folder;
        this.market = market;
    }

    public List<DatasetView> list(UUID owner) {
        List<DatasetView> views = new ArrayList<>(ShippedData.list());
        views.addAll(folder.list());
        views.addAll(store.list(owner));
        return views;
    }

    /** Keeps bars under a name; they are checked before anything is stored. */
    public DatasetView upload(UUID owner, String name, Bars bars) {
        if (bars.columns().size() == 0) {
            throw new DataProblem("bars", "NOT_EMPTY", "there are no bars");
        }
        long interval = bars.intervalMillis() > 0
                ? bars.intervalMillis()
                : bars.columns().intervalMillis();
        SymbolSpec symbol = SymbolSpec.of(
                bars.symbol(), "BASE", "QUOTE", bars.columns().tickSize(), BigDecimal.ONE, 1, Long.MAX_VALUE);
        DataLabel label = DataLabel.of(name, BarSeries.ofPrices(symbol, interval, bars.columns()));
        return store.add(
                owner,
                new DatasetStore.Fresh(
                        name,
                        Market.BARS,
                        bars.symbol(),
                        interval,
                        null,
                        bars.columns().size(),
                        label.first(),
                        label.last(),
                        label.missingBars(),
                        label.sha256()),
                ColumnBytes.write(bars.columns()));
    }

    /** Keeps checked trades or depth under a name. */
    public DatasetView upload(UUID owner, String name, Market kind, Feed feed) {
        return store.add(
                owner,
                new DatasetStore.Fresh(
                        name,
                        kind,
                        feed.symbol().symbol(),
                        null,
                        feed.symbol(),
                        feed.size(),
                        Instant.ofEpochMilli(feed.firstMillis()),
                        Instant.ofEpochMilli(feed.lastMillis()),
                        0,
                        feed.sha256()),
                FeedBytes.write(feed));
    }

    public void delete(UUID id, UUID owner) {
        if (!store.delete(id, owner)) {
            throw ApiException.notFound("data set");
        }
    }

    @Override
    public Optional<Bars> dataset(String id, @Nullable UUID owner) {
        if (id.startsWith(DatasetFolder.PREFIX)) {
            return folder.read(id);
        }
        Optional<Bars> shipped = ShippedData.find(id);
        return shipped.isPresent() || owner == null ? shipped : own(id).flatMap(own -> store.bars(own, owner));
    }

    @Override
    public Optional<Feed> feed(Market kind, String id, Grid grid, @Nullable UUID owner) {
        if (id.startsWith(DatasetFolder.PREFIX)) {
            return folder.feed(kind, id, grid);
        }
        Optional<Feed> shipped = ShippedData.feed(kind, id);
        return shipped.isPresent() || owner == null ? shipped : own(id).flatMap(own -> store.feed(kind, own, owner));
    }

    private static Optional<UUID> own(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Bars> market(String symbol, String interval, @Nullable Instant from, @Nullable Instant to) {
        return market.read(symbol, interval, from, to);
    }
}
