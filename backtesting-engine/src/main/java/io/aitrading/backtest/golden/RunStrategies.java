package io.aitrading.backtest.golden;

import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.declarative.RuleStrategy;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The strategy of a reference run: the library's where its id names one that its words do not contradict, else the words themselves. */
final class RunStrategies {
    private RunStrategies() {}

    static Strategy of(JsonNode run) {
        String id = run.path("strategy").asString("");
        String entry = run.path("rule").path("entry").asString("");
        String exit = run.path("rule").path("exit").asString("");
        Optional<Map<Signal, String>> words = RuleWords.translate(entry, exit);
        Optional<StrategyIds.Choice> named = StrategyIds.parse(id, exit);
        if (named.isPresent() && (words.isEmpty() || named.get().says(words.get()))) {
            try {
                return StrategyLibrary.catalogue()
                        .create(named.get().name(), named.get().parameters());
            } catch (ParameterException e) {
                // The library draws its limits closer than the words do, such as fast below slow.
                if (words.isEmpty()) {
                    throw e;
                }
            }
        }
        return words.map(RuleStrategy::new)
                .orElseThrow(() -> new IllegalArgumentException("neither the id '" + id + "' nor the words '" + entry
                        + "' / '" + exit + "' name a known rule"));
    }
}
