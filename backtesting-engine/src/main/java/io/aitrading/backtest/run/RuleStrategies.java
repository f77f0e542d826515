package io.aitrading.backtest.run;

import io.aitrading.backtest.run.BacktestRequest.RulesChoice;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.declarative.RuleStrategy;
import io.aitrading.trading.strategy.declarative.RuleSyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a descriptor of a declarative strategy, so that it runs like any other. */
final class RuleStrategies {
    private RuleStrategies() {}

    static StrategyDescriptor descriptor(RulesChoice rules) {
        Map<Signal, String> conditions = new EnumMap<>(Signal.class);
        put(conditions, Signal.ENTER_LONG, rules.enterLong());
        put(conditions, Signal.EXIT_LONG, rules.exitLong());
        put(conditions, Signal.ENTER_SHORT, rules.enterShort());
        put(conditions, Signal.EXIT_SHORT, rules.exitShort());
        try {
            new RuleStrategy(conditions);
        } catch (RuleSyntaxException e) {
            throw new RequestProblem(
                    "strategy.rules." + e.rule(), "SYNTAX", "at character " + (e.position() + 1) + ": " + e.problem());
        }
        // The conditions are part of the name: equal names mean equal strategies in hashes.
        return new StrategyDescriptor(
                "rules " + conditions,
                "Declarative strategy",
                conditions.toString(),
                "the request",
                1,
                List.of(),
                parameters -> new RuleStrategy(conditions));
    }

    private static void put(Map<Signal, String> conditions, Signal signal, @Nullable String text) {
        if (text != null) {
            conditions.put(signal, text);
        }
    }
}
