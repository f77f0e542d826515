package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tickers: with {@code symbol} one object, otherwise a list. */
@Component
final class TickerOperations implements Operations {
    private static final Set<String> SYMBOLS = Set.of("symbol", "symbols", "type", "symbolStatus");
    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]?)([mhd])");

    private final MarketData market;

    TickerOperations(MarketData market) {
        this.market = market;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                ticker("/api/v3/ticker/24hr", 2, 80, SYMBOLS, params -> statistics(params, Duration.ofDays(1))),
                ticker("/api/v3/ticker/price", 2, 4, Set.of("symbol", "symbols", "symbolStatus"), params -> price()),
                ticker(
                        "/api/v3/ticker/bookTicker",
                        2,
                        4,
                        Set.of("symbol", "symbols", "symbolStatus"),
                        params -> best()),
                ticker("/api/v3/ticker/tradingDay", 4, 4, OrderOperations.and(SYMBOLS, "timeZone"), this::tradingDay),
                ticker(
                        "/api/v3/ticker",
                        4,
                        4,
                        OrderOperations.and(SYMBOLS, "windowSize"),
                        params -> statistics(params, window(params))));
    }

    private static Operation ticker(
            String path, int weightOne, int weightAll, Set<String> parameters, Function<Params, Object> one) {
        return new Operation(
                "GET",
                path,
                Operation.Access.PUBLIC,
                params -> params.has("symbol") ? weightOne : weightAll,
                parameters,
                call -> oneOrAll(call.params(), () -> one.apply(call.params())));
    }

    private static Object oneOrAll(Params params, Supplier<Object> one) {
        if (params.has("symbol") && params.has("symbols")) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        if (params.has("symbol")) {
            params.requireSymbol();
            return one.get();
        }
        if (params.has("symbols")) {
            ExchangeInfo.requireKnown(params.text("symbols"));
        }
        return List.of(one.get());
    }

    private Object statistics(Params params, Duration window) {
        PublicTrade last = requireTrade();
        long from = last.timeMillis() - window.toMillis();
        return statistics(params, market.candles().since(from), from, last.timeMillis());
    }

    private Object tradingDay(Params params) {
        PublicTrade last = requireTrade();
        long day = Duration.ofDays(1).toMillis();
        long from = Math.floorDiv(last.timeMillis(), day) * day;
        return statistics(params, market.candles().since(from), from, from + day - 1);
    }

    private Map<String, Object> statistics(Params params, Kline kline, long openTime, long closeTime) {
        String type = params.optional("type");
        if (type != null && !Set.of("FULL", "MINI").contains(type)) {
            throw VenueError.INVALID_DATA.exception("type");
        }
        boolean full = !"MINI".equals(type);
        Map<String, Object> shape = MarketShapes.statistics(kline, market.book(), openTime, closeTime, full);
        if (full) {
            shape.put("lastQty", Grid.quantity(requireTrade().lots()));
        }
        return shape;
    }

    private Object price() {
        return Json.object(
                "symbol", Grid.SYMBOL, "price", Grid.price(requireTrade().priceTicks()));
    }

    private Object best() {
        BookView book = market.book();
        return Json.object(
                "symbol",
                Grid.SYMBOL,
                "bidPrice",
                Grid.price(book.bestBid()),
                "bidQty",
                Grid.quantity(book.bestBidLots()),
                "askPrice",
                Grid.price(book.bestAsk()),
                "askQty",
                Grid.quantity(book.bestAskLots()));
    }

    private static Duration window(Params params) {
        String size = params.has("windowSize") ? params.text("windowSize") : "1d";
        Matcher matcher = WINDOW.matcher(size);
        if (!matcher.matches()) {
            throw VenueError.INVALID_DATA.exception("windowSize");
        }
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(Math.min(count, 59));
            case "h" -> Duration.ofHours(Math.min(count, 23));
            default -> Duration.ofDays(Math.min(count, 7));
        };
    }

    private PublicTrade requireTrade() {
        PublicTrade last = market.lastTrade();
        if (last == null) {
            throw VenueError.NO_DEPTH.exception();
        }
        return last;
    }
}
