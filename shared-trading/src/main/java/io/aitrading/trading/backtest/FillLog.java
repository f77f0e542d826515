package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    static final int RECORD_BYTES = 49;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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

    /** Writes a fill, without its reason, as it enters the run's hash: {@link #RECORD_BYTES} from a position on, big-endian. */
    void write(int fill, byte[] to, int at) {
        long[] page = pages.get(fill >> PAGE_BITS);
        int row = (fill & PAGE_MASK) * NUMBERS;
        long symbol = page[row + SYMBOL];
        LONGS.set(to, at, page[row + BAR] << 32 | symbol >> 1);
        LONGS.set(to, at + 8, page[row + TIME]);
        LONGS.set(to, at + 16, page[row + ORDER]);
        LONGS.set(to, at + 24, page[row + LOTS]);
        LONGS.set(to, at + 32, page[row + PRICE]);
        LONGS.set(to, at + 40, page[row + FEE]);
        to[at + 48] = (byte) (symbol & 1);
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
