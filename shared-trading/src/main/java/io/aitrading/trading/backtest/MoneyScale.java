package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an amount of quote currency is counted in a run: in units of 10^-decimals, as a {@code long}. As many decimals are
 * kept as the capital allows, so that price times quantity is normally exact.
 */
public final class MoneyScale {
    private static final int MOST_DECIMALS = 12;
    /** Equity may grow to this multiple of the capital before a run stops with an overflow. */
    private static final BigDecimal HEADROOM = BigDecimal.valueOf(1_000);

    private final int decimals;
    private final double unit;

    private MoneyScale(int decimals) {
        this.decimals = decimals;
        this.unit = BigDecimal.ONE.movePointLeft(decimals).doubleValue();
    }

    /** The finest scale that leaves room above this capital. */
    public static MoneyScale forCapital(BigDecimal capital) {
        BigDecimal largest = BigDecimal.valueOf(Long.MAX_VALUE);
        BigDecimal needed = capital.max(BigDecimal.ONE).multiply(HEADROOM);
        int decimals = MOST_DECIMALS;
        while (decimals > 2 && needed.movePointRight(decimals).compareTo(largest) > 0) {
            decimals--;
        }
        if (needed.movePointRight(decimals).compareTo(largest) > 0) {
            throw new SettingsProblem("capital", "MAXIMUM", "must be at most 1e13, not " + capital.toPlainString());
        }
        return new MoneyScale(decimals);
    }

    public int decimals() {
        return decimals;
    }

    public long units(BigDecimal amount) {
        return amount.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, decimals);
    }

    /** The double view, for statistics and reports. */
    public double value(long units) {
        return units * unit;
    }

    /** The rule that turns ticks times lots of a symbol into money. */
    Notional notional(SymbolSpec symbol) {
        BigDecimal perTickAndLot = symbol.tickSize().multiply(symbol.lotSize()).stripTrailingZeros();
        int scale = Math.max(0, perTickAndLot.scale());
        long factor = perTickAndLot.movePointRight(scale).longValueExact();
        if (decimals >= scale) {
            return new Notional(Math.multiplyExact(factor, powerOfTen(decimals - scale)), 1);
        }
        return new Notional(factor, powerOfTen(scale - decimals));
    }

    private static long powerOfTen(int exponent) {
        if (exponent > 18) {
            throw new SettingsProblem("symbol", "SCALE", "tick and lot are too fine for this capital");
        }
        return BigDecimal.ONE.movePointRight(exponent).longValueExact();
    }

    /** Ticks times lots times {@code factor} over {@code divisor}. */
    record Notional(long factor, long divisor) {
        long of(long ticks, long lots) {
            if (divisor == 1) {
                return Math.multiplyExact(Math.multiplyExact(ticks, lots), factor);
            }
            return Exact.multiplyDivide(Math.multiplyExact(ticks, factor), lots, divisor);
        }
    }
}
