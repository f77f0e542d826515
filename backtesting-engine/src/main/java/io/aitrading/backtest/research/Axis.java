package io.aitrading.backtest.research;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coordinates of a parameter's values between 0 and 1. */
final class Axis {
    private Axis() {}

    /** One coordinate a value if all are numbers; else one coordinate for each value, so that none is nearer than another. */
    static double[][] of(List<Object> values) {
        double @Nullable [] numbers = numbers(values);
        int n = values.size();
        if (numbers == null) {
            double[][] corners = new double[n][n];
            for (int i = 0; i < n; i++) {
                // Two corners are 1 apart, like the two ends of a number's axis.
                corners[i][i] = Math.sqrt(0.5);
            }
            return corners;
        }
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double number : numbers) {
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
        double[][] places = new double[n][1];
        for (int i = 0; i < n; i++) {
            places[i][0] = high == low ? 0 : (numbers[i] - low) / (high - low);
        }
        return places;
    }

    private static double @Nullable [] numbers(List<Object> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Double.parseDouble(String.valueOf(values.get(i)));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return numbers;
    }
}
