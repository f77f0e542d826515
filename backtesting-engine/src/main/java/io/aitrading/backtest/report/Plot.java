package io.aitrading.backtest.report;

import io.aitrading.backtest.report.RunSheet.Trip;
import java.util.ArrayList;
import java.util.List;

/** Geometry of charts, in a square of side one with its origin at the lower left; the sheets scale it to their pictures. */
final class Plot {
    static final int COLUMNS = 960;
    static final int MOST_TRIPS = 400;

    private Plot() {}

    /**
     * A line; of long series each column of the picture has its lowest and its highest value, so that no extreme is lost.
     *
     * @param x places, two for each column
     * @param y heights
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    record Line(double[] x, double[] y, double least, double most) {
        /** The height of a value. */
        double height(double value) {
            return most == least ? 0.5 : (value - least) / (most - least);
        }
    }

    static Line line(double[] values) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        int columns = Math.min(COLUMNS, values.length);
        Line line = new Line(new double[2 * columns], new double[2 * columns], least, most);
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.length / columns);
            int to = (int) ((long) (column + 1) * values.length / columns);
            double low = values[from];
            double high = values[from];
            int lowAt = from;
            int highAt = from;
            for (int i = from + 1; i < to; i++) {
                if (values[i] < low) {
                    low = values[i];
                    lowAt = i;
                }
                if (values[i] > high) {
                    high = values[i];
                    highAt = i;
                }
            }
            boolean lowFirst = lowAt <= highAt;
            double x = columns == 1 ? 0 : (double) column / (columns - 1);
            line.x[2 * column] = x;
            line.x[2 * column + 1] = x;
            line.y[2 * column] = line.height(lowFirst ? low : high);
            line.y[2 * column + 1] = line.height(lowFirst ? high : low);
        }
        return line;
    }

    /** How many values fall into each of equal steps from the least to the most. */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    record Histogram(int[] counts, double least, double most) {
        int highest() {
            int highest = 1;
            for (int count : counts) {
                highest = Math.max(highest, count);
            }
            return highest;
        }
    }

    static Histogram histogram(double[] values, int buckets) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        int[] counts = new int[buckets];
        for (double value : values) {
            counts[most == least ? 0 : (int) Math.min(buckets - 1, (value - least) / (most - least) * buckets)]++;
        }
        return new Histogram(counts, values.length == 0 ? 0 : least, values.length == 0 ? 0 : most);
    }

    /**
     * Where a trade began or ended.
     *
     * @param up whether it points up: what buys does
     * @param won whether the trade that ends here earned something
     */
    record Mark(double x, double y, boolean entry, boolean up, boolean won) {}

    /** Begin and end of trades on the line of prices; of very many an even choice, always with the best and the worst. */
    static List<Mark> marks(RunCurve curve, Line prices, List<Trip> trips) {
        List<Mark> marks = new ArrayList<>();
        double last = Math.max(1, curve.size() - 1);
        for (Trip trip : chosen(trips)) {
            boolean won = trip.profit() > 0;
            marks.add(new Mark(
                    curve.barAt(trip.entryTimeMs()) / last,
                    Math.clamp(prices.height(trip.entryPrice()), 0, 1),
                    true,
                    !trip.isShort(),
                    won));
            marks.add(new Mark(
                    curve.barAt(trip.exitTimeMs()) / last,
                    Math.clamp(prices.height(trip.exitPrice()), 0, 1),
                    false,
                    trip.isShort(),
                    won));
        }
        return marks;
    }

    private static List<Trip> chosen(List<Trip> trips) {
        if (trips.size() <= MOST_TRIPS) {
            return trips;
        }
        int best = 0;
        int worst = 0;
        for (int i = 1; i < trips.size(); i++) {
            best = trips.get(i).profit() > trips.get(best).profit() ? i : best;
            worst = trips.get(i).profit() < trips.get(worst).profit() ? i : worst;
        }
        List<Trip> chosen = new ArrayList<>();
        for (int i = 0; i < MOST_TRIPS - 2; i++) {
            int at = (int) ((long) i * trips.size() / (MOST_TRIPS - 2));
            if (at != best && at != worst) {
                chosen.add(trips.get(at));
            }
        }
        chosen.add(trips.get(best));
        chosen.add(trips.get(worst));
        return chosen;
    }
}
