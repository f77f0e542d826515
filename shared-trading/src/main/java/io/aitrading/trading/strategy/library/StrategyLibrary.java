package io.aitrading.trading.strategy.library;

import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.util.List;

/** All shipped strategies, in the order in which a catalogue shows them. */
public final class StrategyLibrary {
    private StrategyLibrary() {}

    public static StrategyCatalogue catalogue() {
        return new StrategyCatalogue(all());
    }

    static List<StrategyDescriptor> all() {
        return List.of(
                MovingAverageCross.DESCRIPTOR,
                DonchianBreakout.DESCRIPTOR,
                RsiReversion.DESCRIPTOR,
                BollingerReversion.DESCRIPTOR,
                MacdCross.DESCRIPTOR,
                Momentum.DESCRIPTOR,
                PairsTrading.DESCRIPTOR,
                GridTrading.DESCRIPTOR,
                DollarCostAveraging.DESCRIPTOR,
                MarketMaking.DESCRIPTOR,
                BuyAndHold.DESCRIPTOR);
    }
}
