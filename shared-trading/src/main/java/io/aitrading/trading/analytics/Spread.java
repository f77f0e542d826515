package io.aitrading.trading.analytics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How numbers spread: mean and percentiles, these with linear interpolation between the two nearest (Hyndman, Fan, 1996, type 7). */
public record Spread(double mean, double p5, double p25, double p50, double p75, double p95) {
    /** Of at least one number; the array is left as it is. */
    public static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = 0;
        for (double value : sorted) {
            mean += value / sorted.length;
        }
        return new Spread(
                mean,
                percentile(sorted, 0.05),
                percentile(sorted, 0.25),
                percentile(sorted, 0.5),
                percentile(sorted, 0.75),
                percentile(sorted, 0.95));
    }

    /** @param share 0 to 1 */
    static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", mean);
        map.put("p5", p5);
        map.put("p25", p25);
        map.put("p50", p50);
        map.put("p75", p75);
        map.put("p95", p95);
        return map;
    }
}
