package io.aitrading.backtest.run;

import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.data.DepthFile;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.FeedText;
import io.aitrading.backtest.data.Grid;
import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.run.BacktestRequest.DataChoice;
import io.aitrading.backtest.run.BacktestRequest.TradesChoice;
import io.aitrading.trading.backtest.DepthBacktest;
import io.aitrading.trading.backtest.TradeBacktest;
import io.aitrading.trading.backtest.TradeSeries;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the recording that a request names, and the part of it that is played. */
final class FeedData {
    private static final long MILLI = 1_000_000;

    private final DatasetSource datasets;

    FeedData(DatasetSource datasets) {
        this.datasets = datasets;
    }

    Feed find(Market market, @Nullable DataChoice data, @Nullable UUID owner) {
        if (data == null) {
            throw new RequestProblem("data", "REQUIRED", "is missing");
        }
        if ((data.dataset() == null) == (data.csv() == null) || data.bars() != null) {
            throw new RequestProblem("data", "EXACTLY_ONE", "must have exactly one of dataset and csv");
        }
        Grid grid = new Grid(data.tickSize(), data.lotSize());
        Feed feed = data.csv() != null
                ? inline(market, data, data.csv(), grid)
                : stored(market, data, String.valueOf(data.dataset()), grid, owner);
        if (feed instanceof DepthFile depth) {
            checkGaps(data, depth.gaps());
        }
        return feed;
    }

    private static Feed inline(Market market, DataChoice data, String csv, Grid grid) {
        String name = Objects.requireNonNullElse(data.symbol(), "INLINE");
        return FeedText.read(market, "inline csv", csv, grid.symbol(name, market));
    }

    private Feed stored(Market market, DataChoice data, String id, Grid grid, @Nullable UUID owner) {
        if (grid.isStated() && !id.startsWith(DatasetSource.FILE)) {
            String field = data.tickSize() != null ? "tickSize" : "lotSize";
            throw new RequestProblem("data." + field, "FIXED", "is the data set's own, and not to be stated");
        }
        return datasets.feed(market, id, grid, owner)
                .orElseThrow(() ->
                        new RequestProblem("data.dataset", "UNKNOWN", "there is no such data set of " + market.text()));
    }

    private static void checkGaps(DataChoice data, DepthFile.Gaps gaps) {
        RunPlanner.checkGaps(
                "data", data, gaps.share(), "the feed is silent " + gaps.silences() + " times for more than a minute");
    }

    static DepthBacktest.Period period(DataChoice data) {
        return new DepthBacktest.Period(
                nanos("from", data.from(), Long.MIN_VALUE), nanos("to", data.to(), Long.MAX_VALUE));
    }

    private static long nanos(String field, @Nullable Instant time, long otherwise) {
        if (time == null) {
            return otherwise;
        }
        try {
            return Math.multiplyExact(time.toEpochMilli(), MILLI);
        } catch (ArithmeticException | DateTimeException e) {
            throw new RequestProblem("data." + field, "RANGE", "must be between 1678 and 2262");
        }
    }

    static TradeBacktest.Part part(TradeSeries trades, DataChoice data, @Nullable TradesChoice choice) {
        int first = data.from() == null ? 0 : trades.firstAt(data.from().toEpochMilli());
        int end = data.to() == null ? trades.size() : trades.firstAt(data.to().toEpochMilli());
        Integer skip = choice == null ? null : choice.skip();
        Integer count = choice == null ? null : choice.count();
        Long next = choice == null ? null : choice.nextTradeId();
        if (skip != null && (skip < 0 || skip >= trades.size())) {
            throw new RequestProblem("trades.skip", "RANGE", "must be 0 to " + (trades.size() - 1));
        }
        first = skip == null ? first : skip;
        if (count != null && (count < 1 || count > trades.size() - first)) {
            throw new RequestProblem("trades.count", "RANGE", "must be 1 to " + (trades.size() - first));
        }
        end = count == null ? end : first + count;
        if (end <= first) {
            throw new RequestProblem("data.from", "PERIOD", "there is no data in this period");
        }
        if (next != null && next < 1) {
            throw new RequestProblem("trades.nextTradeId", "MINIMUM", "must be 1 or more");
        }
        return new TradeBacktest.Part(first, end - first, next == null ? first + 1L : next);
    }
}
