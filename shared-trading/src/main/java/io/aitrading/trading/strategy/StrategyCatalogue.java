package io.aitrading.trading.strategy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Strategies by name. */
public final class StrategyCatalogue {
    private final Map<String, StrategyDescriptor> byName = new LinkedHashMap<>();

    public StrategyCatalogue(List<StrategyDescriptor> descriptors) {
        for (StrategyDescriptor descriptor : descriptors) {
            if (byName.put(descriptor.name(), descriptor) != null) {
                throw new IllegalArgumentException("two strategies are named " + descriptor.name());
            }
        }
    }

    public Collection<StrategyDescriptor> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public Optional<StrategyDescriptor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Makes a strategy by name; a {@link ParameterException} on {@code strategy} when there is none of that name. */
    public Strategy create(String name, Map<String, ?> values) {
        return find(name)
                .orElseThrow(() -> new ParameterException(
                        "strategy", "UNKNOWN", "is not " + name + "; known are " + byName.keySet()))
                .create(values);
    }
}
