package io.aitrading.trading.indicator;

/** Wilder's RSI of a series: 100 - 100 / (1 + average gain / average loss); first value after n changes. */
public final class RelativeStrength {
    private final Ema gains;
    private final Ema losses;
    private double previous = Double.NaN;
    private double value = Double.NaN;

    public RelativeStrength(int length) {
        gains = Ema.wilder(length);
        losses = Ema.wilder(length);
    }

    public double next(double input) {
        if (!Double.isNaN(previous)) {
            double change = input - previous;
            double gain = gains.next(Math.max(change, 0));
            double loss = losses.next(Math.max(-change, 0));
            // Without any loss strength is full, also when nothing moved at all.
            value = loss > 0 ? 100 - 100 / (1 + gain / loss) : Double.isNaN(loss) ? Double.NaN : 100;
        }
        previous = input;
        return value;
    }

    public double value() {
        return value;
    }

    public double[] snapshot() {
        double[] up = gains.snapshot();
        double[] down = losses.snapshot();
        return new double[] {previous, value, up[0], up[1], up[2], down[0], down[1], down[2]};
    }

    public void restore(double[] snapshot) {
        previous = snapshot[0];
        value = snapshot[1];
        gains.restore(new double[] {snapshot[2], snapshot[3], snapshot[4]});
        losses.restore(new double[] {snapshot[5], snapshot[6], snapshot[7]});
    }
}
