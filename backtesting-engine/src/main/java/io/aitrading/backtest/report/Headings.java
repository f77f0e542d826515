package io.aitrading.backtest.report;

/** What stands above the charts of both kinds of sheet. */
final class Headings {
    static final String MONTHS = "Monthly returns";
    static final String PROFITS = "Distribution of the profits of trades";

    private Headings() {}

    static String trades(int trips) {
        String shown = trips > Plot.MOST_TRIPS ? Plot.MOST_TRIPS + " of " + trips : Integer.toString(trips);
        return "Price with entries (blue) and exits (green: won, red: lost) of " + shown + " trades";
    }

    static String returns(RunCurve.Returns returns) {
        return "Distribution of returns per " + returns.unit() + " (" + returns.changes().length + "; "
                + returns.unchanged() + " more without a change)";
    }
}
