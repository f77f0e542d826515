package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** The shipped trades as the paper venue replays them: the same grid, the same rounding, the same trades left out. */
public final class BitstampTrades {
    /** What a request names. */
    public static final String ID = "bitstamp-btcusd-trades";

    static final String SOURCE = "Bitstamp BTC/USD trades 2013-11-25 to 2013-12-01 (ta4j-examples, MIT), USD as USDT";
    static final String SYMBOL = "BTCUSDT";
    private static final String RESOURCE = "/bitstamp_trades_from_20131125_usd.csv";
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final BigDecimal LOT = new BigDecimal("0.00001");
    private static final long MOST_LOTS = 900_000_000L;
    private static final BigDecimal LEAST_VALUE = new BigDecimal("5");

    private BitstampTrades() {}

    /** All of them. */
    public static TradeFile read() {
        SymbolSpec symbol =
                SymbolSpec.of(SYMBOL, "BTC", "USDT", TICK, LOT, 1, MOST_LOTS).withMinNotional(LEAST_VALUE);
        TradeSeries.Builder builder = new TradeSeries.Builder(symbol);
        try (InputStream raw = BitstampTrades.class.getResourceAsStream(RESOURCE)) {
            if (raw == null) {
                throw new IllegalStateException("the shipped trades are not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8));
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(builder, line.split(",", -1), number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped trades", e);
        }
        return new TradeFile(SOURCE, builder.build());
    }

    private static void add(TradeSeries.Builder builder, String[] cells, int number) {
        long ticks = new BigDecimal(cells[1].strip())
                .divide(TICK, 0, RoundingMode.HALF_UP)
                .longValueExact();
        long lots = new BigDecimal(cells[2].strip())
                .divide(LOT, 0, RoundingMode.HALF_UP)
                .longValueExact();
        // Amounts that round to no lot are no trades.
        if (lots > 0) {
            builder.add("line " + number, Long.parseLong(cells[0].strip()) * 1_000, ticks, lots);
        }
    }
}
