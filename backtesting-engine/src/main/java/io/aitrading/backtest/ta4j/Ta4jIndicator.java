package io.aitrading.backtest.ta4j;

import io.aitrading.trading.strategy.Bars;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Any indicator of ta4j, fed bar by bar: it sees the bars that have closed and none after them. Its series keeps a bounded
 * number of bars.
 */
public final class Ta4jIndicator {
    private static final int MOST_BARS = 5_000;

    private final BarSeries series = new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .withMaxBarCount(MOST_BARS)
            .build();
    private final Indicator<Num> indicator;

    /** @param make builds the indicator on the adapter's series, such as {@code s -> new RSIIndicator(new ClosePriceIndicator(s), 14)} */
    public Ta4jIndicator(Function<BarSeries, Indicator<Num>> make) {
        indicator = make.apply(series);
    }

    /** Takes the bar that has just closed and gives the indicator's value at it; NaN while it is unstable. */
    public double next(Bars bars) {
        series.barBuilder()
                .timePeriod(Duration.ofMillis(bars.intervalMillis()))
                .endTime(Instant.ofEpochMilli(bars.closeTimeMillis(0)))
                .openPrice(bars.open(0))
                .highPrice(bars.high(0))
                .lowPrice(bars.low(0))
                .closePrice(bars.close(0))
                .volume(bars.volume(0))
                .add();
        return bars.count() <= indicator.getCountOfUnstableBars()
                ? Double.NaN
                : indicator.getValue(series.getEndIndex()).doubleValue();
    }
}
