package io.aitrading.venue;

import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.venue.VenueConnection.Call;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Public market data by REST. Every method throws {@link VenueUnavailableException} when the venue cannot be asked and {@link
 * VenueRefusedException} when it refuses.
 */
public final class VenueMarketClient {

    private static final BigDecimal UNLIMITED = new BigDecimal("1e15");

    private final VenueConnection connection;

    public VenueMarketClient(VenueConnection connection) {
        this.connection = connection;
    }

    public Instant time() {
        JsonNode answer = connection.query(Call.get("/api/v3/time", 1), new Parameters());
        return Instant.ofEpochMilli(VenueJson.number(answer, "serverTime"));
    }

    /** Every symbol of the venue with the limits of its orders. */
    public List<Instrument> exchangeInfo() {
        return strict(() -> {
            JsonNode answer = connection.query(Call.get("/api/v3/exchangeInfo", 20), new Parameters());
            List<Instrument> instruments = new ArrayList<>();
            for (JsonNode symbol : answer.path("symbols")) {
                instruments.add(instrument(symbol));
            }
            return instruments;
        });
    }

    /** The best {@code limit} levels of each side. */
    public BookSnapshot depth(String symbol, int limit) {
        return strict(() -> {
            JsonNode answer = connection.query(
                    Call.get("/api/v3/depth", 5 + limit / 20),
                    Parameters.of("symbol", symbol).with("limit", limit));
            return new BookSnapshot(
                    symbol,
                    VenueJson.number(answer, "lastUpdateId"),
                    Instant.EPOCH,
                    levels(answer.path("bids")),
                    levels(answer.path("asks")));
        });
    }

    /**
     * Trades from an id on, in order.
     *
     * @param fromId first id wanted; null for the latest ones
     * @param limit at most 1000
     */
    public List<MarketTrade> historicalTrades(String symbol, @Nullable Long fromId, int limit) {
        return strict(() -> {
            JsonNode answer = connection.query(
                    Call.get("/api/v3/historicalTrades", 25),
                    Parameters.of("symbol", symbol).with("fromId", fromId).with("limit", limit));
            List<MarketTrade> trades = new ArrayList<>();
            for (JsonNode row : answer) {
                trades.add(new MarketTrade(
                        symbol,
                        VenueJson.number(row, "id"),
                        new Price(VenueJson.decimal(row, "price")),
                        new Quantity(VenueJson.decimal(row, "qty")),
                        Instant.ofEpochMilli(VenueJson.number(row, "time")),
                        row.path("isBuyerMaker").asBoolean()));
            }
            return trades;
        });
    }

    /**
     * A trade as the venue wrote it, for readers that must get past one that cannot be read.
     *
     * @param price text that may be no number
     * @param quantity text that may be no number
     */
    public record TradeRow(long tradeId, String price, String quantity, long timeMillis, boolean buyerIsMaker) {}

    /** Like {@link #historicalTrades}, without reading the numbers: one absurd trade does not hide the page around it. */
    public List<TradeRow> historicalTradeRows(String symbol, @Nullable Long fromId, int limit) {
        return strict(() -> {
            JsonNode answer = connection.query(
                    Call.get("/api/v3/historicalTrades", 25),
                    Parameters.of("symbol", symbol).with("fromId", fromId).with("limit", limit));
            List<TradeRow> rows = new ArrayList<>();
            for (JsonNode row : answer) {
                rows.add(new TradeRow(
                        VenueJson.number(row, "id"),
                        row.path("price").asString(""),
                        row.path("qty").asString(""),
                        row.path("time").asLong(),
                        row.path("isBuyerMaker").asBoolean()));
            }
            return rows;
        });
    }

    /**
     * Candles, oldest first; the last one may still run.
     *
     * @param from first open time wanted; null for the latest ones
     * @param limit at most 1000
     */
    public List<Candle> klines(String symbol, String interval, @Nullable Instant from, int limit) {
        return strict(() -> {
            JsonNode answer = connection.query(
                    Call.get("/api/v3/klines", 2),
                    Parameters.of("symbol", symbol)
                            .with("interval", interval)
                            .with("startTime", from == null ? null : from.toEpochMilli())
                            .with("limit", limit));
            long venueMillis = connection.timestamp();
            List<Candle> candles = new ArrayList<>();
            for (JsonNode row : answer) {
                candles.add(candle(symbol, interval, row, venueMillis));
            }
            return candles;
        });
    }

    /** The middle of the best bid and ask. */
    public Price middlePrice(String symbol) {
        return strict(() -> {
            JsonNode answer =
                    connection.query(Call.get("/api/v3/ticker/bookTicker", 2), Parameters.of("symbol", symbol));
            BigDecimal bid = VenueJson.decimal(answer, "bidPrice");
            BigDecimal ask = VenueJson.decimal(answer, "askPrice");
            return new Price(bid.add(ask).divide(BigDecimal.TWO));
        });
    }

    /** The price of the last trade. */
    public Price lastPrice(String symbol) {
        return strict(() -> {
            JsonNode answer = connection.query(Call.get("/api/v3/ticker/price", 2), Parameters.of("symbol", symbol));
            return new Price(VenueJson.decimal(answer, "price"));
        });
    }

    private static Instrument instrument(JsonNode symbol) {
        BigDecimal tick = BigDecimal.ZERO;
        BigDecimal lot = BigDecimal.ZERO;
        BigDecimal minQuantity = BigDecimal.ZERO;
        BigDecimal maxQuantity = UNLIMITED;
        BigDecimal minNotional = BigDecimal.ZERO;
        for (JsonNode filter : symbol.path("filters")) {
            switch (filter.path("filterType").asString("")) {
                case "PRICE_FILTER" -> tick = VenueJson.decimal(filter, "tickSize");
                case "LOT_SIZE" -> {
                    lot = VenueJson.decimal(filter, "stepSize");
                    minQuantity = VenueJson.decimal(filter, "minQty");
                    maxQuantity = VenueJson.decimal(filter, "maxQty");
                }
                case "NOTIONAL", "MIN_NOTIONAL" -> minNotional = VenueJson.decimal(filter, "minNotional");
                default -> {
                    // The other filters concern accounts and order lists, which the venue itself checks.
                }
            }
        }
        return new Instrument(
                VenueJson.text(symbol, "symbol"),
                VenueJson.text(symbol, "baseAsset"),
                VenueJson.text(symbol, "quoteAsset"),
                tick,
                lot,
                minQuantity,
                maxQuantity,
                minNotional);
    }

    private static List<BookSnapshot.Level> levels(JsonNode rows) {
        List<BookSnapshot.Level> levels = new ArrayList<>();
        for (JsonNode row : rows) {
            levels.add(new BookSnapshot.Level(
                    Price.of(row.path(0).asString()), Quantity.of(row.path(1).asString())));
        }
        return levels;
    }

    private static Candle candle(String symbol, String interval, JsonNode row, long venueMillis) {
        return new Candle(
                symbol,
                interval,
                Instant.ofEpochMilli(row.path(0).asLong()),
                Price.of(row.path(1).asString()),
                Price.of(row.path(2).asString()),
                Price.of(row.path(3).asString()),
                Price.of(row.path(4).asString()),
                Quantity.of(row.path(5).asString()),
                row.path(8).asLong(),
                row.path(6).asLong() < venueMillis);
    }

    private interface Reading<T> {
        T read();
    }

    /** An answer that breaks the protocol is as good as none. */
    private static <T> T strict(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedAnswerException | IllegalArgumentException e) {
            throw new VenueUnavailableException("malformed answer: " + e.getMessage(), Duration.ofSeconds(1));
        }
    }
}
