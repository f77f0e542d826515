package io.aitrading.trading.strategy;

import java.util.List;
import java.util.Map;

/**
 * What the catalogue knows of a strategy.
 *
 * @param name stable name in requests
 * @param title name for people
 * @param description what it does, in a sentence or two
 * @param source where it comes from
 * @param symbols how many symbols it needs
 * @param parameters typed, described, ranged
 * @param factory makes a fresh instance from checked parameters; it checks relations between parameters
 */
public record StrategyDescriptor(
        String name,
        String title,
        String description,
        String source,
        int symbols,
        List<ParameterSpec> parameters,
        Factory factory) {

    /** Makes a strategy. */
    @FunctionalInterface
    public interface Factory {
        Strategy create(Parameters parameters);
    }

    public StrategyDescriptor {
        parameters = List.copyOf(parameters);
    }

    /** Checks the values and makes a strategy; a {@link ParameterException} names the first wrong one. */
    public Strategy create(Map<String, ?> values) {
        return factory.create(check(values));
    }

    public Parameters check(Map<String, ?> values) {
        return Parameters.check(parameters, values);
    }
}
