package io.aitrading.backtest.research;

import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How a figure changes when one parameter is moved a little and all others stay: on a plateau the neighbours are nearly
 * as good as the point itself; a spike stands alone and was probably fitted to noise (Robert Pardo, The Evaluation and
 * Optimization of Trading Strategies, 2008, chapter 11).
 */
final class Sensitivity {
    private static final String[] MOVES = {"-0.2", "-0.1", "0.1", "0.2"};
    private static final double PLATEAU = 0.8;
    private static final double SPIKE = 0.5;

    private final StrategyDescriptor strategy;
    private final Map<String, ?> point;
    private final ToDoubleFunction<Map<String, Object>> figure;
    private final int direction;

    /**
     * Looks around a point.
     *
     * @param point values of all parameters of the strategy
     * @param figure runs a point and gives its figure
     * @param direction 1 if more of the figure is better, -1 if less is
     */
    Sensitivity(
            StrategyDescriptor strategy,
            Map<String, ?> point,
            ToDoubleFunction<Map<String, Object>> figure,
            int direction) {
        this.strategy = strategy;
        this.point = point;
        this.figure = figure;
        this.direction = direction;
    }

    /** By parameter: the neighbours' figures, the share of the point's figure that they keep, and what that looks like. */
    Map<String, Object> of(Collection<String> names, double atPoint) {
        Map<String, Object> shapes = new TreeMap<>();
        for (ParameterSpec spec : strategy.parameters()) {
            boolean number = spec.type() == ParameterSpec.Type.INTEGER || spec.type() == ParameterSpec.Type.DECIMAL;
            if (number && names.contains(spec.name())) {
                shapes.put(spec.name(), shape(spec, atPoint));
            }
        }
        return shapes;
    }

    private Map<String, Object> shape(ParameterSpec spec, double atPoint) {
        List<Map<String, Object>> rows = new ArrayList<>();
        double sum = 0;
        for (BigDecimal value : neighbours(spec)) {
            Map<String, Object> moved = new TreeMap<>(point);
            moved.put(spec.name(), value.toPlainString());
            try {
                strategy.create(moved);
            } catch (ParameterException e) {
                // Beyond the edge of what the strategy takes there is no neighbour.
                continue;
            }
            double measured = figure.applyAsDouble(moved);
            sum += measured;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("value", value.toPlainString());
            row.put("measure", measured);
            rows.add(row);
        }
        double kept = rows.isEmpty() ? 0 : kept(atPoint, sum / rows.size());
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("value", String.valueOf(point.get(spec.name())));
        shape.put("neighbours", rows);
        shape.put("kept", kept);
        shape.put("shape", rows.isEmpty() || atPoint <= 0 ? "UNKNOWN" : name(kept));
        return shape;
    }

    /** Of a figure that is nothing or a loss there is no share to keep. */
    private double kept(double atPoint, double around) {
        if (atPoint <= 0) {
            return 0;
        }
        return direction > 0 ? around / atPoint : around <= 0 ? 1 : atPoint / around;
    }

    private static String name(double kept) {
        return kept >= PLATEAU ? "PLATEAU" : kept >= SPIKE ? "SLOPE" : "SPIKE";
    }

    /** A tenth and a fifth to each side, whole numbers at least one step. */
    private SortedSet<BigDecimal> neighbours(ParameterSpec spec) {
        BigDecimal value = new BigDecimal(String.valueOf(point.get(spec.name())));
        SortedSet<BigDecimal> neighbours = new TreeSet<>();
        int step = 0;
        for (String move : MOVES) {
            BigDecimal change = value.multiply(new BigDecimal(move));
            if (spec.type() == ParameterSpec.Type.INTEGER) {
                BigDecimal least = new BigDecimal(new int[] {-2, -1, 1, 2}[step]);
                BigDecimal whole = change.setScale(0, RoundingMode.HALF_UP);
                change = whole.abs().compareTo(least.abs()) < 0 ? least : whole;
            }
            neighbours.add(value.add(change).stripTrailingZeros());
            step++;
        }
        neighbours.removeIf(other -> other.compareTo(value) == 0);
        return neighbours;
    }
}
