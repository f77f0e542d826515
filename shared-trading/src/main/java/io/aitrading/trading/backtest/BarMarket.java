package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The market of one symbol as bars show it: what rests, and what a bar fills. Inside a bar the price walks a path of
 * straight lines between open, extremes and close; each resting order fills where the path first meets it, in that order.
 */
final class BarMarket {
    /** Who must hear of fills. */
    interface FillListener {
        void filled(int symbol, long orderId, Side side, long priceTicks, long lots, boolean done, String reason);
    }

    private static final int NOTHING = -1;

    private final int symbol;
    private final BarSeries series;
    private final BacktestSettings settings;
    private final Account account;
    private final FillListener listener;
    private final List<RestingOrder> orders = new ArrayList<>();
    private final long[] path = new long[4];
    private int lastPoint;
    private int bar;
    private long barTime;
    private long volumeLeft;
    private double volumeLots;

    BarMarket(int symbol, BarSeries series, BacktestSettings settings, Account account, FillListener listener) {
        this.symbol = symbol;
        this.series = series;
        this.settings = settings;
        this.account = account;
        this.listener = listener;
    }

    void add(RestingOrder order) {
        orders.add(order);
    }

    void cancel(long orderId) {
        orders.removeIf(order -> order.id == orderId && !order.isBracket());
    }

    void cancelEverything() {
        orders.clear();
    }

    boolean isIdle() {
        return orders.isEmpty();
    }

    boolean hasOpenOrder() {
        for (int i = 0; i < orders.size(); i++) {
            if (!orders.get(i).isBracket()) {
                return true;
            }
        }
        return false;
    }

    int openOrders() {
        return orders.size();
    }

    List<WorkingOrder> workingOrders() {
        List<WorkingOrder> working = new ArrayList<>();
        for (RestingOrder order : orders) {
            if (!order.isBracket()) {
                working.add(new WorkingOrder(order.id, order.intent, order.leaves));
            }
        }
        return working;
    }

    /** Lets one bar pass over the resting orders. */
    void pass(int index) {
        bar = index;
        barTime = series.time[index];
        volumeLots = series.volume[index] * Math.max(1, series.symbol().lotsPerUnit());
        volumeLeft =
                settings.volumeShare() > 0 ? (long) Math.floor(volumeLots * settings.volumeShare()) : Long.MAX_VALUE;
        fillMarketOrders(series.open[index]);
        dropStaleBrackets();
        if (!orders.isEmpty() && mayTouch(index)) {
            walk(index);
        }
    }

    /** Fills market orders at the close of the bar in which they were sent. */
    void passClose(int index) {
        bar = index;
        barTime = series.time[index] + series.intervalMillis();
        volumeLots = series.volume[index] * Math.max(1, series.symbol().lotsPerUnit());
        volumeLeft =
                settings.volumeShare() > 0 ? (long) Math.floor(volumeLots * settings.volumeShare()) : Long.MAX_VALUE;
        fillMarketOrders(series.close[index]);
        dropStaleBrackets();
    }

    private void fillMarketOrders(long price) {
        // Each round finishes an order or uses up the volume, so this ends.
        while (volumeLeft > 0) {
            int next = activeMarketOrder();
            if (next == NOTHING) {
                return;
            }
            execute(next, price);
        }
    }

    private int activeMarketOrder() {
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (order.isMarket() && order.activeFromBar <= bar) {
                return i;
            }
        }
        return NOTHING;
    }

    /** Brackets protect a position; when it is gone or has turned they go too. */
    private void dropStaleBrackets() {
        if (orders.isEmpty()) {
            return;
        }
        long position = account.positionLots(symbol);
        orders.removeIf(order -> order.isBracket() && (order.isBuy ? position >= 0 : position <= 0));
    }

    private boolean mayTouch(int index) {
        long low = series.low[index];
        long high = series.high[index];
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).mayTouch(low, high, bar)) {
                return true;
            }
        }
        return false;
    }

    private void walk(int index) {
        choosePath(index);
        long at = path[0];
        int target = 1;
        while (!orders.isEmpty()) {
            int hit = triggeredAt(at);
            if (hit != NOTHING) {
                long before = account.positionLots(symbol);
                boolean atOpen = target == 1 && at == path[0];
                execute(hit, at);
                dropStaleBrackets();
                if (!atOpen && settings.path() == IntrabarPath.WORST_CASE) {
                    target = worstRest(index, before, at, target);
                }
                continue;
            }
            if (target > lastPoint) {
                return;
            }
            long stop = nearestOnWay(at, path[target]);
            trail(stop);
            at = stop;
            if (at == path[target] && triggeredAt(at) == NOTHING) {
                target++;
            }
        }
    }

    private void choosePath(int index) {
        long open = series.open[index];
        long high = series.high[index];
        long low = series.low[index];
        boolean highFirst =
                switch (settings.path()) {
                    case OPEN_HIGH_LOW_CLOSE -> true;
                    case OPEN_LOW_HIGH_CLOSE -> false;
                    case NEAREST_FIRST -> high - open <= open - low;
                    case WORST_CASE -> {
                        long position = account.positionLots(symbol);
                        yield position == 0 ? high - open <= open - low : position < 0;
                    }
                };
        path[0] = open;
        path[1] = highFirst ? high : low;
        path[2] = highFirst ? low : high;
        path[3] = series.close[index];
        lastPoint = 3;
    }

    /** After an entry inside the bar only the adverse extreme and the close are still to come. */
    private int worstRest(int index, long before, long at, int target) {
        long now = account.positionLots(symbol);
        if (Math.abs(now) <= Math.abs(before) && Long.signum(now) * Long.signum(before) >= 0) {
            return target;
        }
        path[1] = now > 0 ? Math.min(at, series.low[index]) : Math.max(at, series.high[index]);
        path[2] = series.close[index];
        lastPoint = 2;
        return 1;
    }

    private int triggeredAt(long price) {
        if (volumeLeft <= 0) {
            return NOTHING;
        }
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).triggers(price, bar)) {
                return i;
            }
        }
        return NOTHING;
    }

    /** The first price on the way at which an order triggers, or the end of the way. */
    private long nearestOnWay(long from, long to) {
        long nearest = to;
        if (volumeLeft <= 0) {
            return to;
        }
        for (int i = 0; i < orders.size(); i++) {
            long level = orders.get(i).levelOnWay(from, to, bar);
            if (level >= 0 && Math.abs(level - from) < Math.abs(nearest - from)) {
                nearest = level;
            }
        }
        return nearest;
    }

    private void trail(long price) {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).trail(price);
        }
    }

    /** Fills an order at a price, as far as volume and account allow, and takes it away when it is done. */
    private void execute(int index, long price) {
        RestingOrder order = orders.get(index);
        long position = account.positionLots(symbol);
        long wanted = order.leaves;
        if (order.reducesOnly()) {
            long held = order.isBuy ? Math.max(0, -position) : Math.max(0, position);
            wanted = Math.min(wanted, held);
        }
        long count = Math.min(wanted, volumeLeft);
        if (count <= 0) {
            if (wanted <= 0) {
                orders.remove(index);
            }
            return;
        }
        boolean maker = order.fillsAsMaker(price);
        long fillPrice = maker ? price : slipped(order.isBuy, price, count);
        String reason = order.reasonAt(price);
        boolean done = count == wanted;
        if (done) {
            orders.remove(index);
        } else {
            order.leaves -= count;
        }
        long signed = order.isBuy ? count : -count;
        if (!account.fill(symbol, order.id, signed, fillPrice, maker, bar, barTime, reason)) {
            orders.remove(order);
            return;
        }
        volumeLeft = volumeLeft == Long.MAX_VALUE ? volumeLeft : volumeLeft - count;
        account.mark(symbol, fillPrice);
        protect(order, fillPrice, count);
        listener.filled(symbol, order.id, order.isBuy ? Side.BUY : Side.SELL, fillPrice, count, done, reason);
    }

    private void protect(RestingOrder order, long fillPrice, long count) {
        OrderIntent intent = order.intent;
        if (order.isBracket() || intent.protection().isNone()) {
            return;
        }
        long position = account.positionLots(symbol);
        long open = order.isBuy ? Math.max(0, position) : Math.max(0, -position);
        long covered = Math.min(count, open);
        if (covered > 0) {
            orders.add(RestingOrder.bracket(order, fillPrice, covered));
        }
    }

    private long slipped(boolean isBuy, long price, long count) {
        double share = volumeLots > 0 ? count / volumeLots : 0;
        long slip = settings.slippage().ticks(price, share);
        return isBuy ? Math.addExact(price, slip) : Math.max(1, price - slip);
    }
}
