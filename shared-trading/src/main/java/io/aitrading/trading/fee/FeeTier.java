package io.aitrading.trading.fee;

/**
 * Fees from a traded volume on.
 *
 * @param fromVolume volume, in ticks times lots, at which the tier begins
 * @param makerPartsPerMillion fee of resting orders; negative for a rebate
 * @param takerPartsPerMillion fee of incoming orders
 */
public record FeeTier(long fromVolume, long makerPartsPerMillion, long takerPartsPerMillion) {
    private static final long MILLION = 1_000_000;

    public FeeTier {
        if (fromVolume < 0) {
            throw new IllegalArgumentException("a tier cannot begin at a negative volume: " + fromVolume);
        }
        if (Math.abs(makerPartsPerMillion) >= MILLION || takerPartsPerMillion < 0 || takerPartsPerMillion >= MILLION) {
            throw new IllegalArgumentException("fees must be below the whole: " + makerPartsPerMillion + ", "
                    + takerPartsPerMillion + " parts per million");
        }
    }

    /** The fee of a fill, rounded up: against who pays it, and a rebate towards zero. */
    public long fee(long notionalTickLots, boolean maker) {
        long rate = maker ? makerPartsPerMillion : takerPartsPerMillion;
        // In two parts, so that no product of a large sum and a rate can overflow.
        return notionalTickLots / MILLION * rate + Math.ceilDiv(notionalTickLots % MILLION * rate, MILLION);
    }
}
