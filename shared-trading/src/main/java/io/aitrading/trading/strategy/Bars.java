package io.aitrading.trading.strategy;

/**
 * The closed bars of one symbol, newest first: {@code back} 0 is the bar that has just closed. There is no way to name a
 * later one. A live engine keeps a bounded history; {@link #available()} says how far back one may look.
 */
public interface Bars {
    /** Position of the symbol in {@link StrategyContext#symbol(int)}. */
    int symbolIndex();

    SymbolSpec symbol();

    /** How many bars have closed since the run began, the newest included. */
    long count();

    /** How many of them can still be read: {@code back} may be 0 to {@code available() - 1}. */
    int available();

    /** Length of a bar. */
    long intervalMillis();

    long openTimeMillis(int back);

    long openTicks(int back);

    long highTicks(int back);

    long lowTicks(int back);

    long closeTicks(int back);

    /** Traded volume in base units (double: it is a statistic, not money). */
    double volume(int back);

    default long closeTimeMillis(int back) {
        return openTimeMillis(back) + intervalMillis();
    }

    default double open(int back) {
        return symbol().priceValue(openTicks(back));
    }

    default double high(int back) {
        return symbol().priceValue(highTicks(back));
    }

    default double low(int back) {
        return symbol().priceValue(lowTicks(back));
    }

    default double close(int back) {
        return symbol().priceValue(closeTicks(back));
    }
}
