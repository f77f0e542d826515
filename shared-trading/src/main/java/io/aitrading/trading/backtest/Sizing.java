package io.aitrading.trading.backtest;

import java.math.BigDecimal;

/** How large one entry is. */
public sealed interface Sizing {
    /** Always this quantity of base asset. */
    record FixedQuantity(BigDecimal quantity) implements Sizing {
        public FixedQuantity {
            if (quantity.signum() <= 0) {
                throw new SettingsProblem("sizing.quantity", "POSITIVE", "must be above 0");
            }
        }
    }

    /** Always this amount of quote currency. */
    record FixedNotional(BigDecimal notional) implements Sizing {
        public FixedNotional {
            if (notional.signum() <= 0) {
                throw new SettingsProblem("sizing.notional", "POSITIVE", "must be above 0");
            }
        }
    }

    /** This share of the equity at the time; 1 is all of it. */
    record EquityFraction(double fraction) implements Sizing {
        public EquityFraction {
            if (!(fraction > 0) || fraction > 10) {
                throw new SettingsProblem(
                        "sizing.equityFraction", "RANGE", "must be above 0 and at most 10, not " + fraction);
            }
        }
    }
}
