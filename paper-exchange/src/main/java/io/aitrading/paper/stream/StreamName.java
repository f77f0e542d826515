package io.aitrading.paper.stream;

import io.aitrading.paper.market.KlineInterval;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A market stream by the name a client gives it.
 *
 * @param levels of a partial depth stream, 0 otherwise
 * @param fast sent every 100 ms instead of every second
 */
record StreamName(String name, Kind kind, @Nullable KlineInterval interval, int levels, boolean fast) {
    private static final String SYMBOL = "btcusdt@";

    /** What a stream carries. */
    enum Kind {
        TRADE,
        AGGREGATE_TRADE,
        KLINE,
        DEPTH_CHANGES,
        DEPTH_LEVELS,
        BEST,
        TICKER,
        MINI_TICKER,
        AVERAGE_PRICE,
        ALL_TICKERS,
        ALL_MINI_TICKERS,
        /** Well formed, but nothing here ever happens on it: another symbol, for instance. */
        SILENT
    }

    static Optional<StreamName> parse(String name) {
        if (name.equals("!ticker@arr")) {
            return of(name, Kind.ALL_TICKERS);
        }
        if (name.equals("!miniTicker@arr")) {
            return of(name, Kind.ALL_MINI_TICKERS);
        }
        if (!name.matches("[a-z0-9]{2,20}@[A-Za-z0-9_@.]{1,40}")) {
            return name.startsWith("!") && name.length() < 40 ? of(name, Kind.SILENT) : Optional.empty();
        }
        if (!name.startsWith(SYMBOL)) {
            return of(name, Kind.SILENT);
        }
        String topic = name.substring(SYMBOL.length());
        if (topic.startsWith("kline_")) {
            return KlineInterval.of(topic.substring("kline_".length()))
                    .map(interval -> new StreamName(name, Kind.KLINE, interval, 0, true));
        }
        if (topic.startsWith("depth")) {
            return depth(name, topic);
        }
        return switch (topic) {
            case "trade" -> of(name, Kind.TRADE);
            case "aggTrade" -> of(name, Kind.AGGREGATE_TRADE);
            case "bookTicker" -> of(name, Kind.BEST);
            case "ticker", "ticker_1h", "ticker_4h", "ticker_1d" -> of(name, Kind.TICKER);
            case "miniTicker" -> of(name, Kind.MINI_TICKER);
            case "avgPrice" -> of(name, Kind.AVERAGE_PRICE);
            default -> Optional.empty();
        };
    }

    private static Optional<StreamName> depth(String name, String topic) {
        String[] parts = topic.split("@", -1);
        boolean fast = parts.length == 2 && parts[1].equals("100ms");
        boolean known = parts.length == 1 || fast || (parts.length == 2 && parts[1].equals("1000ms"));
        if (!known) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "depth" -> Optional.of(new StreamName(name, Kind.DEPTH_CHANGES, null, 0, fast));
            case "depth5" -> Optional.of(new StreamName(name, Kind.DEPTH_LEVELS, null, 5, fast));
            case "depth10" -> Optional.of(new StreamName(name, Kind.DEPTH_LEVELS, null, 10, fast));
            case "depth20" -> Optional.of(new StreamName(name, Kind.DEPTH_LEVELS, null, 20, fast));
            default -> Optional.empty();
        };
    }

    private static Optional<StreamName> of(String name, Kind kind) {
        return Optional.of(new StreamName(name, kind, null, 0, false));
    }

    /** Clients write symbols in capitals now and then. */
    static String normalized(String name) {
        int at = name.indexOf('@');
        return at <= 0 || name.startsWith("!")
                ? name
                : name.substring(0, at).toLowerCase(Locale.ROOT) + name.substring(at);
    }
}
