package io.aitrading.trading.indicator;

import java.util.Arrays;
import java.util.List;

/**
 * A streaming indicator over bars: one call a bar, at a cost that does not grow with the length of the series. An output is
 * NaN until enough bars have been seen.
 */
public abstract class BarIndicator {
    private final List<String> outputs;
    private final double[] values;
    private final int warmUpBars;

    /** @param warmUpBars how many bars must be seen before every output has a value */
    BarIndicator(int warmUpBars, String... outputs) {
        this.outputs = List.of(outputs);
        this.warmUpBars = warmUpBars;
        values = new double[outputs.length];
        Arrays.fill(values, Double.NaN);
    }

    public final List<String> outputs() {
        return outputs;
    }

    public final int warmUpBars() {
        return warmUpBars;
    }

    /** Takes the next closed bar. */
    public final void update(BarValues bar) {
        Arrays.fill(values, Double.NaN);
        step(bar);
    }

    abstract void step(BarValues bar);

    final void set(int output, double value) {
        values[output] = value;
    }

    public final double value(int output) {
        return values[output];
    }

    public final double value(String output) {
        int index = outputs.indexOf(output);
        if (index < 0) {
            throw new IllegalArgumentException("no output named " + output + "; there are " + outputs);
        }
        return values[index];
    }

    /**
     * How many bars before the newest the value belongs to: 0, unless the indicator is defined by later bars, which can
     * then only be known later.
     */
    public int delayBars(int output) {
        return 0;
    }
}
