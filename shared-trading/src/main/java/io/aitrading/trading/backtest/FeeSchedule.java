package io.aitrading.trading.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Fees by maker and taker, in steps of the quote volume traded in the run.
 *
 * @param tiers in order of volume, the first from 0
 * @param inBase whether a buyer pays in the asset bought, which then shortens the position, instead of in quote currency
 */
public record FeeSchedule(List<Tier> tiers, boolean inBase) {
    private static final BigDecimal MOST = new BigDecimal("0.1");
    public static final FeeSchedule FREE = flat(BigDecimal.ZERO);

    /**
     * One step.
     *
     * @param fromVolume quote volume from which it applies
     * @param maker share of the notional that a resting order pays, 0.001 is 0.1 %; a rebate is negative
     * @param taker share of the notional that an aggressive order pays
     */
    public record Tier(BigDecimal fromVolume, BigDecimal maker, BigDecimal taker) {
        public Tier {
            checkRate(maker, "maker");
            checkRate(taker, "taker");
        }

        private static void checkRate(BigDecimal rate, String name) {
            if (rate.abs().compareTo(MOST) > 0) {
                throw new SettingsProblem(
                        "fees." + name, "MAXIMUM", "must be at most 0.1 (10 %), not " + rate.toPlainString());
            }
            if (rate.stripTrailingZeros().scale() > 9) {
                throw new SettingsProblem("fees." + name, "SCALE", "must have at most 9 decimals");
            }
        }
    }

    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()
                || tiers.size() > 50
                || tiers.getFirst().fromVolume().signum() != 0) {
            throw new SettingsProblem("fees.tiers", "SIZE", "must be 1 to 50 tiers, the first from volume 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromVolume().compareTo(tiers.get(i - 1).fromVolume()) <= 0) {
                throw new SettingsProblem("fees.tiers[" + i + "].fromVolume", "SORTED", "must be above the one before");
            }
        }
    }

    /** One rate for everything. */
    public static FeeSchedule flat(BigDecimal rate) {
        return new FeeSchedule(List.of(new Tier(BigDecimal.ZERO, rate, rate)), false);
    }

    static long partsPerBillion(BigDecimal rate) {
        return rate.movePointRight(9).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }
}
