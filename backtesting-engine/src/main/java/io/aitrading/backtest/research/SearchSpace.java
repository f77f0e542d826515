package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RequestProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All combinations of some values of some parameters, numbered from 0 in an order that depends on the values alone. */
final class SearchSpace {
    private final List<String> names = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();
    private final Map<Integer, double[][]> axes = new HashMap<>();
    private final long combinations;

    SearchSpace(@Nullable Map<String, List<Object>> lists, @Nullable Map<String, ParameterRange> ranges) {
        Map<String, List<Object>> given = new TreeMap<>();
        if (lists != null) {
            lists.forEach((name, list) -> given.put(name, list(name, list)));
        }
        if (ranges != null) {
            ranges.forEach((name, range) -> {
                if (given.put(name, range(name, range)) != null) {
                    throw new RequestProblem("ranges." + name, "EXACTLY_ONE", "has values already");
                }
            });
        }
        if (given.isEmpty()) {
            throw new RequestProblem("values", "REQUIRED", "must name at least one parameter and its values");
        }
        long product = 1;
        for (Map.Entry<String, List<Object>> entry : given.entrySet()) {
            names.add(entry.getKey());
            values.add(entry.getValue());
            long size = entry.getValue().size();
            product = product > Long.MAX_VALUE / size ? Long.MAX_VALUE : product * size;
        }
        combinations = product;
    }

    private static List<Object> list(String name, @Nullable List<Object> list) {
        if (list == null || list.isEmpty()) {
            throw new RequestProblem("values." + name, "NOT_EMPTY", "must have at least one value");
        }
        if (list.size() > ParameterRange.MOST_VALUES) {
            throw new RequestProblem(
                    "values." + name, "MAXIMUM", "must have at most " + ParameterRange.MOST_VALUES + " values");
        }
        Set<String> seen = new HashSet<>();
        for (Object value : list) {
            // A point that is tried twice would count as two tries in the honesty report.
            if (value == null || !seen.add(value.toString())) {
                throw new RequestProblem(
                        "values." + name,
                        value == null ? "REQUIRED" : "UNIQUE",
                        value == null ? "must not hold null" : "has " + value + " twice");
            }
        }
        return list;
    }

    private static List<Object> range(String name, @Nullable ParameterRange range) {
        if (range == null) {
            throw new RequestProblem("ranges." + name, "REQUIRED", "is missing");
        }
        return range.values("ranges." + name);
    }

    List<String> names() {
        return names;
    }

    /** How many values each parameter has, the one that changes fastest with the number first. */
    List<Integer> sizes() {
        return values.reversed().stream().map(List::size).toList();
    }

    long combinations() {
        return combinations;
    }

    /** The changed parameters of a combination. */
    Map<String, Object> point(long combination) {
        Map<String, Object> point = new TreeMap<>();
        long rest = combination;
        for (int i = names.size() - 1; i >= 0; i--) {
            int size = values.get(i).size();
            point.put(names.get(i), values.get(i).get((int) (rest % size)));
            rest /= size;
        }
        return point;
    }

    /** Where a combination lies in the unit cube: numbers by their size, anything else on an axis of its own. */
    double[] place(long combination) {
        List<double[]> parts = new ArrayList<>();
        int dimensions = 0;
        long rest = combination;
        for (int i = names.size() - 1; i >= 0; i--) {
            int size = values.get(i).size();
            double[] part = axis(i)[(int) (rest % size)];
            parts.add(part);
            dimensions += part.length;
            rest /= size;
        }
        double[] place = new double[dimensions];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, place, at, part.length);
            at += part.length;
        }
        return place;
    }

    private double[][] axis(int parameter) {
        return axes.computeIfAbsent(parameter, index -> Axis.of(values.get(index)));
    }

    /** Combinations that differ in one parameter, by one position in its list. */
    List<Long> neighbours(long combination) {
        List<Long> neighbours = new ArrayList<>();
        long stride = 1;
        for (int i = names.size() - 1; i >= 0; i--) {
            int size = values.get(i).size();
            long position = combination / stride % size;
            if (position > 0) {
                neighbours.add(combination - stride);
            }
            if (position < size - 1) {
                neighbours.add(combination + stride);
            }
            stride *= size;
        }
        return neighbours;
    }
}
