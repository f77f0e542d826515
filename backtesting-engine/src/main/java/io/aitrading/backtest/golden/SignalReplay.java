package io.aitrading.backtest.golden;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import java.util.List;
import java.util.Map;

/** Gives the signals that were written down for each bar. */
final class SignalReplay implements Strategy {
    private final List<Map<Signal, String>> byBar;

    SignalReplay(List<Map<Signal, String>> byBar) {
        this.byBar = List.copyOf(byBar);
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        int bar = (int) bars.count() - 1;
        byBar.get(bar).forEach((signal, tag) -> context.signal(bars.symbolIndex(), signal, tag));
    }
}
