package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;

/** One symbol's position and the trade in progress. */
final class PositionBook {
    private final int symbolIndex;
    private final SymbolSpec spec;
    private final MoneyScale money;
    long lots;
    /** Signed entry value of the open position. */
    long cost;

    private long mostLots;
    private int entryBar;
    private long entryTime;
    private long entryTicks;
    private long enteredLots;
    private long enteredValue;
    private boolean oneEntry;
    private long exitedLots;
    private long exitedValue;
    private boolean oneExit;
    private long profit;
    private long fees;
    private String entryReason = "";

    PositionBook(int symbolIndex, SymbolSpec spec, MoneyScale money) {
        this.symbolIndex = symbolIndex;
        this.spec = spec;
        this.money = money;
    }

    /** Adds to the position in its own direction, or opens it. */
    void open(long signedLots, long priceTicks, long value, long fee, int bar, long time, String reason) {
        if (lots == 0) {
            entryBar = bar;
            entryTime = time;
            entryTicks = priceTicks;
            entryReason = reason;
            enteredLots = 0;
            enteredValue = 0;
            exitedLots = 0;
            exitedValue = 0;
            profit = 0;
            fees = 0;
            mostLots = 0;
            oneEntry = true;
            oneExit = true;
        } else {
            oneEntry = false;
        }
        lots = Math.addExact(lots, signedLots);
        cost = Math.addExact(cost, signedLots > 0 ? value : -value);
        enteredLots += Math.abs(signedLots);
        enteredValue += value;
        fees += fee;
        mostLots = Math.max(mostLots, Math.abs(lots));
    }

    /** Takes from the position; {@code count} is at most its size. True when it is flat afterwards. */
    boolean close(long count, long value, long fee) {
        long size = Math.abs(lots);
        long closedCost = count == size ? cost : Exact.multiplyDivide(cost, count, size);
        profit += (lots > 0 ? value : -value) - closedCost;
        cost -= closedCost;
        lots -= lots > 0 ? count : -count;
        oneExit = oneExit && exitedLots == 0;
        exitedLots += count;
        exitedValue += value;
        fees += fee;
        return lots == 0;
    }

    ClosedTrade closedTrade(boolean isShort, long lastTicks, int bar, long time, String reason) {
        double entryValue = money.value(enteredValue);
        double entryPrice = oneEntry ? spec.priceValue(entryTicks) : entryValue / spec.quantityValue(enteredLots);
        double exitPrice =
                oneExit ? spec.priceValue(lastTicks) : money.value(exitedValue) / spec.quantityValue(exitedLots);
        double net = money.value(profit - fees);
        return new ClosedTrade(
                symbolIndex,
                isShort,
                mostLots,
                entryBar,
                entryTime,
                entryPrice,
                bar,
                time,
                exitPrice,
                net,
                money.value(fees),
                net / entryValue,
                entryReason,
                reason);
    }

    double averagePrice() {
        return lots == 0 ? 0 : money.value(Math.abs(cost)) / spec.quantityValue(Math.abs(lots));
    }

    int entryBar() {
        return entryBar;
    }

    long entryTime() {
        return entryTime;
    }
}
