package io.aitrading.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Every property draws the same values in every run, so that a build that was green stays green. To search on:
 * {@code -Dproperties.seed=random}, or a number, to see again what a failed search printed. jqwik finds this class as
 * a service wherever this module is on the class path.
 */
public final class FixedSeeds implements AroundPropertyHook {
    static final String PROPERTY = "properties.seed";
    static final String RANDOM = "random";
    private static final String SEED = "20131125";

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String seed = System.getProperty(PROPERTY, SEED);
        PropertyAttributes attributes = context.attributes();
        if (!seed.equals(RANDOM) && attributes.seed().isEmpty()) {
            attributes.setSeed(seed);
        }
        return property.execute();
    }
}
