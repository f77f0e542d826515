package io.aitrading.trading.backtest;

import io.aitrading.domain.Money;
import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a venue takes of each fill: a share of what is received, or of the value, rounded up to the eighth decimal. */
final class FeedFees {
    private static final int ASSET_DECIMALS = 8;

    private final FeeSchedule schedule;
    private final SymbolSpec symbol;
    private BigDecimal tradedValue = BigDecimal.ZERO;
    private int tier;

    FeedFees(FeeSchedule schedule, SymbolSpec symbol) {
        this.schedule = schedule;
        this.symbol = symbol;
    }

    /** The fee of a fill, which counts towards the next tier. */
    Money of(Side side, BigDecimal price, BigDecimal quantity, boolean maker) {
        List<FeeSchedule.Tier> tiers = schedule.tiers();
        BigDecimal rate = maker ? tiers.get(tier).maker() : tiers.get(tier).taker();
        BigDecimal value = price.multiply(quantity);
        boolean inBase = schedule.inBase() && side == Side.BUY && rate.signum() > 0;
        BigDecimal fee = (inBase ? quantity : value).multiply(rate).setScale(ASSET_DECIMALS, RoundingMode.CEILING);
        tradedValue = tradedValue.add(value);
        while (tier + 1 < tiers.size()
                && tradedValue.compareTo(tiers.get(tier + 1).fromVolume()) >= 0) {
            tier++;
        }
        return new Money(fee, inBase ? symbol.base() : symbol.quote());
    }
}
