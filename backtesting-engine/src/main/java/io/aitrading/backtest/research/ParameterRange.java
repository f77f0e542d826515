package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RequestProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evenly spaced values of a parameter, both ends included as far as the step reaches them.
 *
 * <p>Members are numbers, or decimal text where a binary fraction would not do.
 *
 * @param step above 0; absent: 1
 */
public record ParameterRange(@Nullable Object from, @Nullable Object to, @Nullable Object step) {
    static final int MOST_VALUES = 10_000;
    private static final int MOST_DIGITS = 30;

    List<Object> values(String field) {
        BigDecimal first = given(from, field + ".from");
        BigDecimal last = given(to, field + ".to");
        BigDecimal distance = step == null ? BigDecimal.ONE : given(step, field + ".step");
        if (distance.signum() <= 0) {
            throw new RequestProblem(field + ".step", "POSITIVE", "must be above 0");
        }
        if (last.compareTo(first) < 0) {
            throw new RequestProblem(field + ".to", "MINIMUM", "must be at least from, which is " + first);
        }
        BigDecimal steps = last.subtract(first).divide(distance, 0, RoundingMode.FLOOR);
        if (steps.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw new RequestProblem(field + ".step", "MAXIMUM", "makes more than " + MOST_VALUES + " values");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i <= steps.intValueExact(); i++) {
            values.add(first.add(distance.multiply(BigDecimal.valueOf(i)))
                    .stripTrailingZeros()
                    .toPlainString());
        }
        return values;
    }

    private static BigDecimal given(@Nullable Object given, String field) {
        if (given == null) {
            throw new RequestProblem(field, "REQUIRED", "is missing");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(given.toString());
        } catch (NumberFormatException e) {
            throw new RequestProblem(field, "TYPE", "must be a number, not " + given);
        }
        // Before any arithmetic: 1E+999999999 must not be expanded.
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new RequestProblem(field, "RANGE", "has too many digits");
        }
        return value;
    }
}
