package io.aitrading.paper.stream;

import io.aitrading.paper.market.KlineGrid;
import io.aitrading.paper.market.KlineInterval;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A market stream by the name a client gives it.
 *
 * @param interval length of a candle, or of the window of a ticker
 * @param levels of a partial depth stream, 0 otherwise
 * @param fast sent every 100 ms instead of every second
 */
record StreamName(String name, Kind kind, @Nullable KlineInterval interval, int levels, boolean fast) {
    private static final String SYMBOL = "btcusdt@";
    private static final String SHIFTED = "@+08:00";
    private static final long SHIFT_MILLIS = Duration.ofHours(8).toMillis();
    private static final Pattern OF_A_SYMBOL = Pattern.compile("[a-z0-9]{2,20}@[A-Za-z0-9_@.+:]{1,40}");
    private static final Pattern OF_ALL = Pattern.compile("!([A-Za-z_]+[0-9a-z]*)(@arr)?(@[0-9]{1,5}ms)?");
    private static final Pattern DEPTH = Pattern.compile("depth(5|10|20)?(?:@(100|1000)ms)?");
    private static final Pattern WINDOW = Pattern.compile("ticker_(1h|4h|1d)");

    /** What a stream carries. */
    enum Kind {
        TRADE,
        AGGREGATE_TRADE,
        KLINE,
        DEPTH_CHANGES,
        DEPTH_LEVELS,
        BEST,
        TICKER,
        WINDOW_TICKER,
        MINI_TICKER,
        AVERAGE_PRICE,
        ALL_TICKERS,
        ALL_WINDOW_TICKERS,
        ALL_MINI_TICKERS,
        /** Well formed, but nothing here ever happens on it: another symbol, for instance. */
        SILENT
    }

    static Optional<StreamName> parse(String name) {
        Matcher ofAll = OF_ALL.matcher(name);
        if (ofAll.matches()) {
            return Optional.of(ofAllSymbols(name, ofAll.group(1)));
        }
        if (!OF_A_SYMBOL.matcher(name).matches()) {
            return Optional.empty();
        }
        return name.startsWith(SYMBOL)
                ? ofTheSymbol(name, name.substring(SYMBOL.length()))
                : Optional.of(of(name, Kind.SILENT));
    }

    private static StreamName ofAllSymbols(String name, String topic) {
        Matcher window = WINDOW.matcher(topic);
        if (window.matches()) {
            return new StreamName(name, Kind.ALL_WINDOW_TICKERS, length(window.group(1)), 0, false);
        }
        return switch (topic) {
            case "ticker" -> of(name, Kind.ALL_TICKERS);
            case "miniTicker" -> of(name, Kind.ALL_MINI_TICKERS);
            case "bookTicker" -> of(name, Kind.BEST);
            default -> of(name, Kind.SILENT);
        };
    }

    private static Optional<StreamName> ofTheSymbol(String name, String topic) {
        if (topic.startsWith("kline_")) {
            return kline(name, topic.substring("kline_".length()));
        }
        Matcher depth = DEPTH.matcher(topic);
        if (depth.matches()) {
            return Optional.of(depth(name, depth.group(1), "100".equals(depth.group(2))));
        }
        Matcher window = WINDOW.matcher(topic);
        if (window.matches()) {
            return Optional.of(new StreamName(name, Kind.WINDOW_TICKER, length(window.group(1)), 0, false));
        }
        return switch (topic) {
            case "trade" -> Optional.of(of(name, Kind.TRADE));
            case "aggTrade" -> Optional.of(of(name, Kind.AGGREGATE_TRADE));
            case "bookTicker" -> Optional.of(of(name, Kind.BEST));
            case "ticker" -> Optional.of(of(name, Kind.TICKER));
            case "miniTicker" -> Optional.of(of(name, Kind.MINI_TICKER));
            case "avgPrice" -> Optional.of(of(name, Kind.AVERAGE_PRICE));
            default -> Optional.empty();
        };
    }

    /** Beside candles in UTC there are only those in the time of UTC+8. */
    private static Optional<StreamName> kline(String name, String topic) {
        boolean shifted = topic.endsWith(SHIFTED);
        String code = shifted ? topic.substring(0, topic.length() - SHIFTED.length()) : topic;
        return KlineInterval.of(code).map(interval -> new StreamName(name, Kind.KLINE, interval, 0, true));
    }

    private static StreamName depth(String name, @Nullable String levels, boolean fast) {
        return levels == null
                ? new StreamName(name, Kind.DEPTH_CHANGES, null, 0, fast)
                : new StreamName(name, Kind.DEPTH_LEVELS, null, Integer.parseInt(levels), fast);
    }

    private static @Nullable KlineInterval length(String code) {
        return KlineInterval.of(code).orElse(null);
    }

    private static StreamName of(String name, Kind kind) {
        return new StreamName(name, kind, null, 0, false);
    }

    KlineGrid requireGrid() {
        return new KlineGrid(requireInterval(), name.endsWith(SHIFTED) ? SHIFT_MILLIS : 0);
    }

    KlineInterval requireInterval() {
        return Objects.requireNonNull(interval, name);
    }

    /** Clients write symbols in capitals now and then. */
    static String normalized(String name) {
        int at = name.indexOf('@');
        return at <= 0 || name.startsWith("!")
                ? name
                : name.substring(0, at).toLowerCase(Locale.ROOT) + name.substring(at);
    }
}
