package io.aitrading.backtest.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Equity at each bar's close, and the price there where the run has one symbol's prices.
 *
 * @param times open times of the bars
 * @param prices as many, or none; 0 where there was none yet
 */
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
record RunCurve(long[] times, double[] equity, double[] prices) {
    private static final long DAY = 86_400_000;
    private static final int DAYS_FOR_DAILY = 20;

    /**
     * Relative changes of equity.
     *
     * @param unit {@code day} or {@code bar}
     * @param unchanged how many more there were without any change
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    record Returns(String unit, double[] changes, int unchanged) {}

    /** From a job's equity columns. */
    static RunCurve read(JsonMapper json, String text) {
        long[] times = new long[0];
        double[] equity = new double[0];
        double[] prices = new double[0];
        try (JsonParser parser = json.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    switch (String.valueOf(parser.currentName())) {
                        case "timeMs" ->
                            times = Arrays.stream(column(parser))
                                    .mapToLong(value -> (long) value)
                                    .toArray();
                        case "equity" -> equity = column(parser);
                        case "price" -> prices = column(parser);
                        default -> parser.skipChildren();
                    }
                }
            }
        }
        return new RunCurve(times, equity, prices);
    }

    private static double[] column(JsonParser parser) {
        double[] values = new double[1024];
        int size = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = Double.parseDouble(parser.getValueAsString("0"));
        }
        return Arrays.copyOf(values, size);
    }

    int size() {
        return times.length;
    }

    boolean hasPrices() {
        return size() > 0 && prices.length == size();
    }

    /** The bar in which a moment lies. */
    int barAt(long millis) {
        int found = Arrays.binarySearch(times, millis);
        return found >= 0 ? found : Math.clamp(-found - 2, 0, Math.max(0, size() - 1));
    }

    /** Share by which equity lies below its highest so far; 0 or less. */
    double[] drawdown() {
        double[] falls = new double[equity.length];
        double peak = 0;
        for (int i = 0; i < equity.length; i++) {
            peak = Math.max(peak, equity[i]);
            falls[i] = peak == 0 ? 0 : equity[i] / peak - 1;
        }
        return falls;
    }

    /** Change of equity from the end of one month to the end of the next. */
    Map<YearMonth, Double> monthlyReturns() {
        Map<YearMonth, Double> last = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            last.put(YearMonth.from(Instant.ofEpochMilli(times[i]).atOffset(ZoneOffset.UTC)), equity[i]);
        }
        Map<YearMonth, Double> returns = new TreeMap<>();
        double before = equity.length == 0 ? 0 : equity[0];
        for (Map.Entry<YearMonth, Double> month : last.entrySet()) {
            returns.put(month.getKey(), before == 0 ? 0 : month.getValue() / before - 1);
            before = month.getValue();
        }
        return returns;
    }

    /** From day to day when there are enough of them, else from bar to bar. */
    Returns returns() {
        double[] daily = endsOfDays();
        boolean byDay = daily.length > DAYS_FOR_DAILY;
        double[] points = byDay ? daily : equity;
        double[] changes = new double[Math.max(0, points.length - 1)];
        int moved = 0;
        for (int i = 1; i < points.length; i++) {
            if (points[i - 1] > 0 && points[i] != points[i - 1]) {
                changes[moved++] = points[i] / points[i - 1] - 1;
            }
        }
        return new Returns(byDay ? "day" : "bar", Arrays.copyOf(changes, moved), changes.length - moved);
    }

    private double[] endsOfDays() {
        double[] ends = new double[equity.length];
        int days = 0;
        for (int i = 0; i < equity.length; i++) {
            boolean last = i + 1 == equity.length || Math.floorDiv(times[i + 1], DAY) != Math.floorDiv(times[i], DAY);
            if (last) {
                ends[days++] = equity[i];
            }
        }
        return Arrays.copyOf(ends, days);
    }
}
