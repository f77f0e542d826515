package io.aitrading.paper.market;

import java.math.BigDecimal;

/** The venue's one symbol and its grids: prices in ticks of 0.01, quantities in lots of 0.00001, amounts in units of 1e-8. */
public final class Grid {
    public static final String SYMBOL = "BTCUSDT";
    public static final String BASE = "BTC";
    public static final String QUOTE = "USDT";
    public static final int PRICE_SCALE = 2;
    public static final int LOT_SCALE = 5;
    public static final int ASSET_SCALE = 8;
    /** Units of the base asset in one lot. */
    public static final long UNITS_PER_LOT = 1_000;
    /** Units of the quote asset in one tick times one lot. */
    public static final long UNITS_PER_TICK_LOT = 10;

    public static final long PRICE_TICKS_MAX = 100_000_000L;
    public static final long LOTS_MAX = 900_000_000L;

    private Grid() {}

    public static String price(long ticks) {
        return decimal(ticks, PRICE_SCALE);
    }

    public static String quantity(long lots) {
        return decimal(lots, LOT_SCALE);
    }

    public static String amount(long units) {
        return decimal(units, ASSET_SCALE);
    }

    /** Quote amount of a trade in units, exact. */
    public static long quoteUnits(long ticks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(ticks, lots), UNITS_PER_TICK_LOT);
    }

    public static long baseUnits(long lots) {
        return Math.multiplyExact(lots, UNITS_PER_LOT);
    }

    /** Sums of ticks times lots, as candles keep them, as a quote amount. */
    public static String quoteVolume(long tickLots) {
        return decimal(tickLots, PRICE_SCALE + LOT_SCALE);
    }

    /** Always eight decimals, as the Binance API writes every decimal. */
    private static String decimal(long value, int scale) {
        return BigDecimal.valueOf(value, scale).setScale(ASSET_SCALE).toPlainString();
    }
}
