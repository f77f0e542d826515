package io.aitrading.trading.ledger;

/** The chart of accounts that every trading account has, each kept per currency. */
public enum LedgerAccount {
    /** What the trading account owns at the venue. */
    HOLDINGS,
    /** Money that came from outside, less what went out: the owner's capital. */
    CAPITAL,
    /**
     * The other side of every exchange of one currency for another. Its balances, valued at one moment, are the trading profit
     * before fees (Selinger, "Tutorial on Multiple Currency Accounting", section 5: the currency trading account).
     */
    CONVERSION,
    /** What venues took. */
    FEES
}
