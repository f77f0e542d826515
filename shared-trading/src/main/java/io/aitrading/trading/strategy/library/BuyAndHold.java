package io.aitrading.trading.strategy.library;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Buys at the first bar and holds: what every other strategy has to beat. */
final class BuyAndHold implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "buy-and-hold",
            "Buy and hold",
            "Buys at the first bar and never sells.",
            "Burton G. Malkiel, A Random Walk Down Wall Street, 1973",
            1,
            List.of(),
            BuyAndHold::new);

    private boolean bought;

    BuyAndHold(Parameters parameters) {
        // Nothing to set; the signature is the catalogue's.
        assert parameters.asMap().isEmpty();
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        if (!bought && context.entryLots(bars.symbolIndex()) > 0) {
            bought = true;
            context.signal(bars.symbolIndex(), Signal.ENTER_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("bought", bought);
    }

    @Override
    public void restore(StrategyState state) {
        bought = state.flag("bought");
    }
}
