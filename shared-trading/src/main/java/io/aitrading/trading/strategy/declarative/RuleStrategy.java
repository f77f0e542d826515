package io.aitrading.trading.strategy.declarative;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyState;
import java.util.EnumMap;
import java.util.Map;

/** Gives a signal on each bar on which its condition holds. Exits are looked at before entries. */
public final class RuleStrategy implements Strategy {
    private final Map<Signal, RuleNode> rules = new EnumMap<>(Signal.class);

    /** Reads the conditions; a {@link RuleSyntaxException} names the first mistake. At least one entry is needed. */
    public RuleStrategy(Map<Signal, String> conditions) {
        conditions.forEach((signal, text) -> rules.put(signal, RuleParser.parse(fieldOf(signal), text)));
        if (!rules.containsKey(Signal.ENTER_LONG) && !rules.containsKey(Signal.ENTER_SHORT)) {
            throw new RuleSyntaxException("enterLong", 0, "at least one entry is needed");
        }
    }

    /** The name of a signal's condition. */
    public static String fieldOf(Signal signal) {
        return switch (signal) {
            case ENTER_LONG -> "enterLong";
            case EXIT_LONG -> "exitLong";
            case ENTER_SHORT -> "enterShort";
            case EXIT_SHORT -> "exitShort";
        };
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        Map<Signal, Boolean> held = new EnumMap<>(Signal.class);
        // All conditions take the bar before any signal is given.
        rules.forEach((signal, rule) -> held.put(signal, rule.next(bars) == 1));
        for (Signal signal :
                new Signal[] {Signal.EXIT_LONG, Signal.EXIT_SHORT, Signal.ENTER_LONG, Signal.ENTER_SHORT}) {
            if (held.getOrDefault(signal, false)) {
                context.signal(bars.symbolIndex(), signal);
            }
        }
    }

    @Override
    public void save(StrategyState state) {
        rules.forEach((signal, rule) -> rule.save(state.part(fieldOf(signal))));
    }

    @Override
    public void restore(StrategyState state) {
        rules.forEach((signal, rule) -> rule.restore(state.part(fieldOf(signal))));
    }
}
