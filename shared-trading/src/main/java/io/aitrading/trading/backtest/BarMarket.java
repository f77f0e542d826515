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
    private final ArrayList<RestingOrder> orders = new ArrayList<>();
    private final BarPath path;
    /** Most runs ask for no volume; then it is not even read, since the miss would cost more than the rest of the bar. */
    private final boolean usesVolume;

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
        path = new BarPath(settings.path());
        usesVolume = settings.volumeShare() > 0 || settings.slippage().usesVolume();
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

    /** Whether a bar could do anything to any order: most bars do nothing to those that rest. */
    boolean concerns(int index) {
        long position = account.positionLots(symbol);
        long low = series.lowTicks(index);
        long high = series.highTicks(index);
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (order.isMarket() || order.mayTouch(low, high, index) || order.isStaleAt(position)) {
                return true;
            }
        }
        return false;
    }

    /** Lets one bar pass over the resting orders. */
    void pass(int index) {
        begin(index, series.timeMillis(index));
        fillMarketOrders(series.openTicks(index));
        dropStaleBrackets();
        if (!orders.isEmpty()) {
            walk();
        }
    }

    /** Fills market orders at the close of the bar in which they were sent. */
    void passClose(int index) {
        begin(index, series.timeMillis(index) + series.intervalMillis());
        fillMarketOrders(series.closeTicks(index));
        dropStaleBrackets();
    }

    private void begin(int index, long time) {
        bar = index;
        barTime = time;
        volumeLots =
                usesVolume ? series.volume(index) * Math.max(1, series.symbol().lotsPerUnit()) : 0;
        volumeLeft =
                settings.volumeShare() > 0 ? (long) Math.floor(volumeLots * settings.volumeShare()) : Long.MAX_VALUE;
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
        long position = account.positionLots(symbol);
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).isStaleAt(position)) {
                orders.remove(i);
            }
        }
    }

    private void walk() {
        path.begin(series, bar, account.positionLots(symbol));
        long at = path.open();
        while (!orders.isEmpty()) {
            int hit = triggeredAt(at);
            if (hit != NOTHING) {
                fillOnPath(hit, at);
                continue;
            }
            if (path.isDone()) {
                return;
            }
            at = nearestOnWay(at, path.target());
            trail(at);
            if (at == path.target() && triggeredAt(at) == NOTHING) {
                path.nextLine();
            }
        }
    }

    private void fillOnPath(int hit, long at) {
        long before = account.positionLots(symbol);
        boolean atOpen = path.isAtOpen(at);
        execute(hit, at);
        dropStaleBrackets();
        if (!atOpen) {
            path.afterFill(series, bar, at, before, account.positionLots(symbol));
        }
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
