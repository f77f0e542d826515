package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.shape.BookShapes;
import io.aitrading.paper.shape.TickerShapes;
import io.aitrading.paper.shape.Window;
import java.time.Duration;
import java.util.List;
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
                ticker("/api/v3/ticker/24hr", 2, 80, SYMBOLS, this::day),
                ticker("/api/v3/ticker/price", 2, 4, Set.of("symbol", "symbols", "symbolStatus"), params -> price()),
                ticker(
                        "/api/v3/ticker/bookTicker",
                        2,
                        4,
                        Set.of("symbol", "symbols", "symbolStatus"),
                        params -> BookShapes.best(market.book())),
                ticker("/api/v3/ticker/tradingDay", 4, 4, Operation.and(SYMBOLS, "timeZone"), this::tradingDay),
                ticker("/api/v3/ticker", 4, 4, Operation.and(SYMBOLS, "windowSize"), this::rolling));
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
        boolean included = SymbolChoice.includesTheOne(params);
        if (params.has("symbol")) {
            return one.get();
        }
        return included ? List.of(one.get()) : List.of();
    }

    private Object day(Params params) {
        Window window = window(Duration.ofDays(1));
        return isMini(params) ? TickerShapes.mini(window) : TickerShapes.day(window);
    }

    private Object tradingDay(Params params) {
        params.requireEither("symbol", "symbols");
        PublicTrade last = requireTrade();
        long day = Duration.ofDays(1).toMillis();
        long offset = ZoneOffsets.millis(params);
        long from = Math.floorDiv(last.timeMillis() + offset, day) * day - offset;
        return shape(params, Window.of(market, last, from, from + day - 1));
    }

    private Object rolling(Params params) {
        params.requireEither("symbol", "symbols");
        return shape(params, window(windowSize(params)));
    }

    private static Fields shape(Params params, Window window) {
        return isMini(params) ? TickerShapes.mini(window) : TickerShapes.window(window);
    }

    private Window window(Duration length) {
        PublicTrade last = requireTrade();
        return Window.of(market, last, last.timeMillis() - length.toMillis(), last.timeMillis());
    }

    private static boolean isMini(Params params) {
        String type = params.optional("type");
        if (type != null && !Set.of("FULL", "MINI").contains(type)) {
            throw VenueError.INVALID_TICKER_TYPE.exception();
        }
        return "MINI".equals(type);
    }

    private Object price() {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("price", Grid.price(requireTrade().priceTicks()));
    }

    private static Duration windowSize(Params params) {
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
