package io.aitrading.trading.fee;

import java.util.List;

/** A venue's table of fees. */
public final class FeeTiers {
    private final List<FeeTier> tiers;

    /** @param tiers in rising order of volume, the first from 0 */
    public FeeTiers(List<FeeTier> tiers) {
        if (tiers.isEmpty() || tiers.getFirst().fromVolume() != 0) {
            throw new IllegalArgumentException("the first tier must begin at volume 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromVolume() <= tiers.get(i - 1).fromVolume()) {
                throw new IllegalArgumentException("tier " + i + " does not begin above the one before it");
            }
        }
        this.tiers = List.copyOf(tiers);
    }

    /** The tier of someone who has traded this volume. */
    public FeeTier at(long volumeTickLots) {
        FeeTier found = tiers.getFirst();
        for (FeeTier tier : tiers) {
            if (tier.fromVolume() > volumeTickLots) {
                break;
            }
            found = tier;
        }
        return found;
    }
}
