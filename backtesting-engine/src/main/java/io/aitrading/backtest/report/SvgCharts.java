package io.aitrading.backtest.report;

import java.util.Locale;

/** Small charts as inline SVG. */
final class SvgCharts {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 220;

    private SvgCharts() {}

    /** A line; of long series each column of the picture shows its lowest and highest value. */
    static String line(double[] values, String colour) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        StringBuilder points = new StringBuilder();
        int columns = Math.min(WIDTH, values.length);
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.length / columns);
            int to = (int) ((long) (column + 1) * values.length / columns);
            double least = values[from];
            double most = values[from];
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            double x = columns == 1 ? 0 : (double) column * WIDTH / (columns - 1);
            points.append(point(x, height(most, low, high))).append(point(x, height(least, low, high)));
        }
        return open() + "<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"" + points + "\"/></svg>";
    }

    /** How many values fall into each of equal steps. */
    static String histogram(double[] values, int buckets) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        int[] counts = new int[buckets];
        int most = 1;
        for (double value : values) {
            int bucket = high == low ? 0 : (int) Math.min(buckets - 1, (value - low) / (high - low) * buckets);
            most = Math.max(most, ++counts[bucket]);
        }
        StringBuilder bars = new StringBuilder(open());
        double width = (double) WIDTH / buckets;
        for (int i = 0; i < buckets; i++) {
            double tall = (double) counts[i] / most * (HEIGHT - 10);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect fill=\"#1f5fa8\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    i * width,
                    HEIGHT - tall,
                    width - 2,
                    tall));
        }
        return bars.append("</svg>").toString();
    }

    private static String open() {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"100%\" height=\"" + HEIGHT + "\">";
    }

    private static double height(double value, double low, double high) {
        return high == low ? HEIGHT / 2.0 : 5 + (high - value) / (high - low) * (HEIGHT - 10);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }
}
