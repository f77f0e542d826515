package io.aitrading.trading.backtest;

/** Charges funding at its fixed times and borrow interest for the time that passed. */
final class FinancingClock {
    private static final double YEAR_MILLIS = 365.0 * 86_400_000;

    private final Financing terms;
    private final Account account;
    private final long[] lastFunding;

    FinancingClock(Financing terms, Account account, int symbols) {
        this.terms = terms;
        this.account = account;
        lastFunding = new long[symbols];
    }

    /** A bar has passed; the account is marked at its close. */
    void bar(int symbol, long openTime, long interval) {
        long closeTime = openTime + interval;
        fund(symbol, openTime, closeTime);
        borrow(symbol, interval);
    }

    private void fund(int symbol, long openTime, long closeTime) {
        if (terms.fundingRate() == 0) {
            return;
        }
        long due = Math.floorDiv(closeTime, terms.fundingIntervalMillis());
        long before =
                lastFunding[symbol] == 0 ? Math.floorDiv(openTime, terms.fundingIntervalMillis()) : lastFunding[symbol];
        lastFunding[symbol] = due;
        long position = account.positionLots(symbol);
        if (position != 0 && due > before) {
            double value = (double) account.value(symbol, account.lastTicks(symbol), position);
            account.charge(Math.round(value * terms.fundingRate() * (due - before)));
        }
    }

    private void borrow(int symbol, long interval) {
        double share = terms.borrowRatePerYear() * interval / YEAR_MILLIS;
        if (share == 0) {
            return;
        }
        long position = account.positionLots(symbol);
        if (position < 0) {
            double borrowed = (double) -account.value(symbol, account.lastTicks(symbol), position);
            account.charge(Math.round(borrowed * share));
        }
        if (symbol == 0 && account.cash < 0) {
            account.charge(Math.round((double) -account.cash * share));
        }
    }
}
