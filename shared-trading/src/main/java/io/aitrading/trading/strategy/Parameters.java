package io.aitrading.trading.strategy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checked parameters of one strategy: every declared one has a value within its limits, and there are no others. */
public final class Parameters {
    private final SortedMap<String, String> values;

    private Parameters(SortedMap<String, String> values) {
        this.values = values;
    }

    /** Checks given values against the declarations and fills in the defaults. */
    public static Parameters check(List<ParameterSpec> specs, Map<String, ?> given) {
        TreeMap<String, String> checked = new TreeMap<>();
        for (ParameterSpec spec : specs) {
            Object value = given.get(spec.name());
            checked.put(spec.name(), spec.check(value == null ? spec.defaultValue() : value));
        }
        for (String name : given.keySet()) {
            if (!checked.containsKey(name)) {
                throw new ParameterException(name, "UNKNOWN", "is not a parameter; known are " + checked.keySet());
            }
        }
        return new Parameters(checked);
    }

    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    /** The double view of a decimal, for thresholds of indicators. */
    public double real(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter named " + name);
        }
        return value;
    }

    /** All values in their canonical text, sorted by name. */
    public SortedMap<String, String> asMap() {
        return Collections.unmodifiableSortedMap(values);
    }
}
