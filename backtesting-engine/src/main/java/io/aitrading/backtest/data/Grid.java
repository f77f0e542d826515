package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The steps of price and quantity that somebody stated for trades or depth; absent ones have a default. */
public record Grid(@Nullable BigDecimal tickSize, @Nullable BigDecimal lotSize) {
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final int MOST_DECIMALS = 18;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    public Grid {
        check("tickSize", tickSize);
        check("lotSize", lotSize);
    }

    private static void check(String field, @Nullable BigDecimal size) {
        if (size == null) {
            return;
        }
        if (size.signum() <= 0) {
            throw new DataProblem(field, "POSITIVE", "must be above 0");
        }
        // Before any arithmetic: 1E+999999999 must not be expanded.
        if (size.scale() > MOST_DECIMALS
                || size.precision() - (long) size.scale() > 10
                || size.compareTo(LARGEST) > 0) {
            throw new DataProblem(field, "RANGE", "must be 1e-18 to 1e9");
        }
    }

    public boolean isStated() {
        return tickSize != null || lotSize != null;
    }

    /** The grid as a symbol of this name. */
    public SymbolSpec symbol(String name, Market market) {
        return SymbolSpec.of(
                name,
                "BASE",
                "QUOTE",
                tickSize == null ? TICK : tickSize,
                lotSize == null ? market.lot() : lotSize,
                1,
                Long.MAX_VALUE);
    }
}
