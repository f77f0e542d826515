package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Every fill of a run, in order. A fill is a row of numbers within a page, so that writing one touches one or two cache lines and a
 * growing log copies nothing.
 */
public final class FillLog {
    private static final int PAGE_BITS = 7;
    private static final int PAGE_ROWS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_ROWS - 1;

    private static final int BAR = 0;
    /** Twice the symbol's number, plus one for a maker. */
    private static final int SYMBOL = 1;

    private static final int TIME = 2;
    private static final int ORDER = 3;
    private static final int LOTS = 4;
    private static final int PRICE = 5;
    private static final int FEE = 6;
    private static final int NUMBERS = 7;

    private final List<long[]> pages = new ArrayList<>();
    private final List<String[]> reasons = new ArrayList<>();
    private int size;

    void add(
            int barIndex,
            int symbolIndex,
            long timeMillis,
            long orderId,
            long signedLots,
            long priceTicks,
            long feeUnits,
            boolean isMaker,
            String why) {
        int inPage = size & PAGE_MASK;
        if (inPage == 0) {
            pages.add(new long[PAGE_ROWS * NUMBERS]);
            reasons.add(new String[PAGE_ROWS]);
        }
        long[] page = pages.getLast();
        int row = inPage * NUMBERS;
        page[row + BAR] = barIndex;
        page[row + SYMBOL] = symbolIndex * 2L + (isMaker ? 1 : 0);
        page[row + TIME] = timeMillis;
        page[row + ORDER] = orderId;
        page[row + LOTS] = signedLots;
        page[row + PRICE] = priceTicks;
        page[row + FEE] = feeUnits;
        reasons.getLast()[inPage] = why;
        size = Math.addExact(size, 1);
    }

    /** A fill as it enters the run's hash, without its reason. */
    void write(int fill, ByteBuffer to) {
        long[] page = pages.get(fill >> PAGE_BITS);
        int row = (fill & PAGE_MASK) * NUMBERS;
        to.putInt((int) page[row + BAR])
                .putInt((int) (page[row + SYMBOL] >> 1))
                .putLong(page[row + TIME])
                .putLong(page[row + ORDER])
                .putLong(page[row + LOTS])
                .putLong(page[row + PRICE])
                .putLong(page[row + FEE])
                .put((byte) (page[row + SYMBOL] & 1));
    }

    private long number(int fill, int which) {
        return pages.get(fill >> PAGE_BITS)[(fill & PAGE_MASK) * NUMBERS + which];
    }

    public int size() {
        return size;
    }

    public int bar(int fill) {
        return (int) number(fill, BAR);
    }

    public int symbolIndex(int fill) {
        return (int) (number(fill, SYMBOL) >> 1);
    }

    public long timeMillis(int fill) {
        return number(fill, TIME);
    }

    public long orderId(int fill) {
        return number(fill, ORDER);
    }

    public Side side(int fill) {
        return number(fill, LOTS) > 0 ? Side.BUY : Side.SELL;
    }

    public long lots(int fill) {
        return Math.abs(number(fill, LOTS));
    }

    public long priceTicks(int fill) {
        return number(fill, PRICE);
    }

    /** In units of the run's {@link MoneyScale}. */
    public long feeUnits(int fill) {
        return number(fill, FEE);
    }

    public boolean maker(int fill) {
        return (number(fill, SYMBOL) & 1) != 0;
    }

    public String reason(int fill) {
        return reasons.get(fill >> PAGE_BITS)[fill & PAGE_MASK];
    }
}
