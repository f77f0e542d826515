package io.aitrading.trading.backtest;

/**
 * What holding costs.
 *
 * @param fundingRate share of the position's value that longs pay shorts at each funding time (perpetual futures)
 * @param fundingIntervalMillis distance of funding times, counted from the epoch; 0 for none
 * @param borrowRatePerYear yearly rate on the value of shorts and on negative cash
 */
public record Financing(double fundingRate, long fundingIntervalMillis, double borrowRatePerYear) {
    public static final Financing NONE = new Financing(0, 0, 0);

    public Financing {
        if (!(Math.abs(fundingRate) <= 0.1)) {
            throw new SettingsProblem("financing.fundingRate", "RANGE", "must be -0.1 to 0.1, not " + fundingRate);
        }
        if (fundingIntervalMillis < 0 || (fundingRate != 0 && fundingIntervalMillis < 60_000)) {
            throw new SettingsProblem(
                    "financing.fundingIntervalMillis", "MINIMUM", "must be at least 60000 when there is a rate");
        }
        if (!(borrowRatePerYear >= 0) || borrowRatePerYear > 10) {
            throw new SettingsProblem(
                    "financing.borrowRatePerYear", "RANGE", "must be 0 to 10, not " + borrowRatePerYear);
        }
    }

    boolean isNone() {
        return fundingRate == 0 && borrowRatePerYear == 0;
    }
}
