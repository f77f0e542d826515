package io.aitrading.trading.strategy;

import io.aitrading.domain.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The grid on which one symbol trades. Inside the kernel a price is a count of ticks and a quantity a count of lots, both
 * {@code long} and exact; this record is the one edge where they become decimals, or doubles for indicators.
 *
 * @param symbol venue name such as {@code BTCUSDT}
 * @param base asset bought or sold
 * @param quote asset paid with
 * @param tickSize price of one tick, in quote per base
 * @param lotSize quantity of one lot, in base
 * @param minLots smallest order, in lots
 * @param maxLots largest order, in lots
 * @param minNotional smallest value of an order, in quote; 0 for none
 * @param ticksPerUnit how many ticks make a price of one, when that is a whole number, else 0
 * @param lotsPerUnit how many lots make a quantity of one, when that is a whole number, else 0
 */
public record SymbolSpec(
        String symbol,
        String base,
        String quote,
        BigDecimal tickSize,
        BigDecimal lotSize,
        long minLots,
        long maxLots,
        BigDecimal minNotional,
        double ticksPerUnit,
        double lotsPerUnit) {

    public SymbolSpec {
        if (tickSize.signum() <= 0 || lotSize.signum() <= 0) {
            throw new IllegalArgumentException("tick size and lot size of " + symbol + " must be positive");
        }
        if (minLots < 1 || maxLots < minLots) {
            throw new IllegalArgumentException("lots of " + symbol + " must satisfy 1 <= minimum <= maximum");
        }
        if (minNotional.signum() < 0) {
            throw new IllegalArgumentException("the smallest value of an order in " + symbol + " must not be negative");
        }
    }

    public static SymbolSpec of(
            String symbol,
            String base,
            String quote,
            BigDecimal tickSize,
            BigDecimal lotSize,
            long minLots,
            long maxLots) {
        return new SymbolSpec(
                symbol,
                base,
                quote,
                tickSize,
                lotSize,
                minLots,
                maxLots,
                BigDecimal.ZERO,
                perUnit(tickSize),
                perUnit(lotSize));
    }

    /** The same grid where orders below this value, in quote, are refused. */
    public SymbolSpec withMinNotional(BigDecimal smallest) {
        return new SymbolSpec(
                symbol, base, quote, tickSize, lotSize, minLots, maxLots, smallest, ticksPerUnit, lotsPerUnit);
    }

    private static double perUnit(BigDecimal size) {
        double perUnit = 1 / size.doubleValue();
        return BigDecimal.valueOf(Math.rint(perUnit)).multiply(size).compareTo(BigDecimal.ONE) == 0
                ? Math.rint(perUnit)
                : 0;
    }

    /** The grid of a venue's instrument. */
    public static SymbolSpec of(Instrument instrument) {
        BigDecimal lot = instrument.lotSize();
        long minimum = Math.max(
                1, instrument.minQuantity().divide(lot, 0, RoundingMode.UP).longValueExact());
        BigDecimal most = instrument.maxQuantity().divide(lot, 0, RoundingMode.DOWN);
        long maximum = most.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
        return of(
                        instrument.symbol(),
                        instrument.base(),
                        instrument.quote(),
                        instrument.tickSize(),
                        lot,
                        minimum,
                        maximum)
                .withMinNotional(instrument.minNotional());
    }

    /** The exact price of a number of ticks. */
    public BigDecimal price(long ticks) {
        return tickSize.multiply(BigDecimal.valueOf(ticks));
    }

    /** The exact quantity of a number of lots. */
    public BigDecimal quantity(long lots) {
        return lotSize.multiply(BigDecimal.valueOf(lots));
    }

    /** The double view of a price, for indicators and reports: the double nearest to the decimal. */
    public double priceValue(long ticks) {
        // 1452 / 100 is the double 14.52; 1452 x 0.01 is not.
        return ticksPerUnit > 0 ? ticks / ticksPerUnit : ticks * tickSize.doubleValue();
    }

    /** The double view of a quantity, for indicators and reports: the double nearest to the decimal. */
    public double quantityValue(long lots) {
        return lotsPerUnit > 0 ? lots / lotsPerUnit : lots * lotSize.doubleValue();
    }

    /** The double view of one tick. */
    public double tickValue() {
        return tickSize.doubleValue();
    }

    /** The ticks of a price; a price off the grid goes to the nearest tick, halves up. */
    public long ticks(BigDecimal price) {
        return price.divide(tickSize, 0, RoundingMode.HALF_UP).longValueExact();
    }

    /** The ticks nearest to a price computed in double. */
    public long nearestTicks(double price) {
        return Math.round(ticksPerUnit > 0 ? price * ticksPerUnit : price / tickSize.doubleValue());
    }

    /** The lots of a quantity; what does not fill a lot is cut off. */
    public long lots(BigDecimal quantity) {
        return quantity.divide(lotSize, 0, RoundingMode.DOWN).longValueExact();
    }
}
