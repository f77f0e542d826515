package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import java.util.Arrays;

/** Every fill of a run, in order, in primitive columns. */
public final class FillLog {
    private int size;
    private int[] bar = new int[64];
    private int[] symbol = new int[64];
    private long[] time = new long[64];
    private long[] order = new long[64];
    private long[] lots = new long[64];
    private long[] price = new long[64];
    private long[] fee = new long[64];
    private boolean[] maker = new boolean[64];
    private String[] reason = new String[64];

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
        if (size == bar.length) {
            grow();
        }
        bar[size] = barIndex;
        symbol[size] = symbolIndex;
        time[size] = timeMillis;
        order[size] = orderId;
        lots[size] = signedLots;
        price[size] = priceTicks;
        fee[size] = feeUnits;
        maker[size] = isMaker;
        reason[size++] = why;
    }

    private void grow() {
        int capacity = size * 2;
        bar = Arrays.copyOf(bar, capacity);
        symbol = Arrays.copyOf(symbol, capacity);
        time = Arrays.copyOf(time, capacity);
        order = Arrays.copyOf(order, capacity);
        lots = Arrays.copyOf(lots, capacity);
        price = Arrays.copyOf(price, capacity);
        fee = Arrays.copyOf(fee, capacity);
        maker = Arrays.copyOf(maker, capacity);
        reason = Arrays.copyOf(reason, capacity);
    }

    public int size() {
        return size;
    }

    public int bar(int fill) {
        return bar[fill];
    }

    public int symbolIndex(int fill) {
        return symbol[fill];
    }

    public long timeMillis(int fill) {
        return time[fill];
    }

    public long orderId(int fill) {
        return order[fill];
    }

    public Side side(int fill) {
        return lots[fill] > 0 ? Side.BUY : Side.SELL;
    }

    public long lots(int fill) {
        return Math.abs(lots[fill]);
    }

    public long priceTicks(int fill) {
        return price[fill];
    }

    /** In units of the run's {@link MoneyScale}. */
    public long feeUnits(int fill) {
        return fee[fill];
    }

    public boolean maker(int fill) {
        return maker[fill];
    }

    public String reason(int fill) {
        return reason[fill];
    }
}
