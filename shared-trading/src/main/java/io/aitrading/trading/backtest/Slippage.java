package io.aitrading.trading.backtest;

/** How much worse than the quoted price an aggressive order fills. Resting limit orders fill at their price. */
public sealed interface Slippage {
    Slippage NONE = new Ticks(0);

    /**
     * The slip of one fill in ticks, zero or more.
     *
     * @param share lots of the fill as a share of the bar's volume; 0 when the volume is unknown
     */
    long ticks(long priceTicks, double share);

    /** Whether the slip depends on the share of the volume. */
    boolean usesVolume();

    /** A fixed number of ticks. */
    record Ticks(long count) implements Slippage {
        public Ticks {
            if (count < 0 || count > 1_000_000) {
                throw new SettingsProblem("slippage.ticks", "RANGE", "must be 0 to 1000000, not " + count);
            }
        }

        @Override
        public boolean usesVolume() {
            return false;
        }

        @Override
        public long ticks(long priceTicks, double share) {
            return count;
        }
    }

    /** A share of the price, in basis points. */
    record BasisPoints(double points) implements Slippage {
        public BasisPoints {
            if (!(points >= 0) || points > 1_000) {
                throw new SettingsProblem("slippage.basisPoints", "RANGE", "must be 0 to 1000, not " + points);
            }
        }

        @Override
        public boolean usesVolume() {
            return false;
        }

        @Override
        public long ticks(long priceTicks, double share) {
            return (long) Math.ceil(priceTicks * points / 10_000);
        }
    }

    /**
     * Square-root impact: basis points times the root of the share of the volume taken (Almgren, Thum, Hauptmann, Li,
     * Direct Estimation of Equity Market Impact, 2005, in its common simplified form).
     */
    record SquareRootImpact(double points) implements Slippage {
        public SquareRootImpact {
            if (!(points >= 0) || points > 10_000) {
                throw new SettingsProblem("slippage.impactBasisPoints", "RANGE", "must be 0 to 10000, not " + points);
            }
        }

        @Override
        public boolean usesVolume() {
            return true;
        }

        @Override
        public long ticks(long priceTicks, double share) {
            return (long) Math.ceil(priceTicks * points * Math.sqrt(Math.min(1, share)) / 10_000);
        }
    }
}
