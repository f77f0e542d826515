package io.aitrading.trading.strategy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a strategy remembers, as text by name: sorted, so that equal states are equal text. Doubles survive bit by bit. */
public final class StrategyState {
    private final SortedMap<String, String> values;
    private final String prefix;

    public StrategyState() {
        this(new TreeMap<>(), "");
    }

    /** The state that {@link #asMap()} gave. */
    public StrategyState(Map<String, String> saved) {
        this(new TreeMap<>(saved), "");
    }

    private StrategyState(SortedMap<String, String> values, String prefix) {
        this.values = values;
        this.prefix = prefix;
    }

    /** A view in which every name starts with {@code part.}: for state made of parts. */
    public StrategyState part(String part) {
        return new StrategyState(values, prefix + part + ".");
    }

    public boolean has(String name) {
        return values.containsKey(prefix + name);
    }

    public void put(String name, String value) {
        values.put(prefix + name, value);
    }

    public void put(String name, long value) {
        put(name, Long.toString(value));
    }

    public void put(String name, double value) {
        put(name, Double.toString(value));
    }

    public void put(String name, boolean value) {
        put(name, Boolean.toString(value));
    }

    public void put(String name, long[] numbers) {
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(number);
        }
        put(name, text.toString());
    }

    public void put(String name, double[] numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(number);
        }
        put(name, text.toString());
    }

    public String text(String name) {
        String value = values.get(prefix + name);
        if (value == null) {
            throw new IllegalStateException("saved state has no value named " + prefix + name);
        }
        return value;
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public double real(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public long[] numbers(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return new long[0];
        }
        String[] parts = text.split(",", -1);
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Long.parseLong(parts[i]);
        }
        return numbers;
    }

    public double[] reals(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] parts = text.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }

    /** A copy, sorted by name. */
    public SortedMap<String, String> asMap() {
        return new TreeMap<>(values);
    }
}
