package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.KlineGrid;
import io.aitrading.paper.market.KlineInterval;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.shape.BookShapes;
import io.aitrading.paper.shape.KlineShapes;
import io.aitrading.paper.shape.TickerShapes;
import io.aitrading.paper.shape.TradeShapes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Market data that anybody may read. */
@Component
final class MarketOperations implements Operations {
    /** Later than any candle, and far enough from the end of time to count on. */
    private static final long TIME_MAX = Long.MAX_VALUE / 4;

    private static final int AVERAGE_MINUTES = 5;
    private static final Set<String> KLINE = Set.of("symbol", "interval", "startTime", "endTime", "timeZone", "limit");

    private final MarketData market;
    private final VenueQueries queries;
    private final InstantSource clock;

    MarketOperations(MarketData market, VenueQueries queries, InstantSource clock) {
        this.market = market;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                Operation.open("/api/v3/ping", 1, Set.of(), call -> Map.of()),
                Operation.open("/api/v3/time", 1, Set.of(), call -> new Fields().at("serverTime", clock.millis())),
                new Operation(
                        "GET",
                        "/api/v3/depth",
                        Operation.Access.PUBLIC,
                        MarketOperations::depthWeight,
                        Set.of("symbol", "limit", "symbolStatus"),
                        this::depth),
                Operation.open("/api/v3/trades", 25, Set.of("symbol", "limit"), this::trades),
                Operation.open(
                        "/api/v3/historicalTrades", 25, Set.of("symbol", "limit", "fromId"), this::historicalTrades),
                Operation.open(
                        "/api/v3/historicalBlockTrades",
                        25,
                        Set.of("symbol", "limit", "fromId"),
                        MarketOperations::blockTrades),
                Operation.open(
                        "/api/v3/aggTrades",
                        4,
                        Set.of("symbol", "fromId", "startTime", "endTime", "limit"),
                        this::aggregateTrades),
                Operation.open("/api/v3/klines", 2, KLINE, this::klines),
                Operation.open("/api/v3/uiKlines", 2, KLINE, this::klines),
                Operation.open("/api/v3/avgPrice", 2, Set.of("symbol"), this::averagePrice));
    }

    private static int depthWeight(Params params) {
        int limit = params.limit(100, 5000);
        if (limit <= 100) {
            return 5;
        }
        return limit <= 500 ? 25 : limit <= 1000 ? 50 : 250;
    }

    private Object depth(Call call) {
        call.params().requireSymbol();
        return BookShapes.levels(market.book(), call.params().limit(100, 5000));
    }

    private Object trades(Call call) {
        call.params().requireSymbol();
        return market.recentTrades(call.params().limit(500, 1000)).stream()
                .map(TradeShapes::trade)
                .toList();
    }

    private Object historicalTrades(Call call) {
        call.params().requireSymbol();
        int limit = call.params().limit(500, 1000);
        Long fromId = call.params().optionalLong("fromId");
        List<PublicTrade> found = fromId == null ? queries.latestTrades(limit) : queries.tradesFrom(fromId, limit);
        return found.stream().map(TradeShapes::trade).toList();
    }

    /** Nobody trades outside the book here. */
    private static Object blockTrades(Call call) {
        call.params().requireSymbol();
        call.params().longValue("fromId");
        return List.of();
    }

    private Object aggregateTrades(Call call) {
        Params params = call.params();
        params.requireSymbol();
        int limit = params.limit(500, 1000);
        Long fromId = params.optionalLong("fromId");
        Long startTime = params.startTime();
        Long endTime = params.endTime();
        if (fromId != null && (startTime != null || endTime != null)) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        return queries.aggregates(fromId, startTime, endTime, limit).stream()
                .map(TradeShapes::aggregate)
                .toList();
    }

    private Object klines(Call call) {
        Params params = call.params();
        params.requireSymbol();
        KlineInterval interval =
                KlineInterval.of(params.text("interval")).orElseThrow(VenueError.INVALID_INTERVAL::exception);
        KlineGrid grid = new KlineGrid(interval, ZoneOffsets.millis(params));
        int limit = params.limit(500, 1000);
        Long startTime = params.startTime();
        Long endTime = params.endTime();
        long to = endTime == null ? TIME_MAX : Math.min(endTime, TIME_MAX);
        List<Kline> found = startTime == null
                ? market.candles().latest(grid, to, limit)
                : market.candles().between(grid, Math.min(startTime, TIME_MAX), to, limit);
        return found.stream().map(KlineShapes::row).toList();
    }

    private Object averagePrice(Call call) {
        call.params().requireSymbol();
        PublicTrade last = market.lastTrade();
        if (last == null) {
            throw VenueError.NO_DEPTH.exception();
        }
        long from = last.timeMillis() - Duration.ofMinutes(AVERAGE_MINUTES).toMillis();
        return TickerShapes.average(market.candles().since(from), AVERAGE_MINUTES, last);
    }
}
