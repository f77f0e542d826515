package io.aitrading.trading.book;

import java.util.Map;
import java.util.NavigableMap;

/** How an order that comes in trades with what rests in the {@link NaiveMatchingBook}. */
final class NaiveMatching {
    private final NaiveLevels levels;
    private final BookListener listener;

    NaiveMatching(NaiveLevels levels, BookListener listener) {
        this.levels = levels;
        this.listener = listener;
    }

    /**
     * Trades what can trade.
     *
     * @param budgetTickLots what may be spent, in ticks times lots
     * @return lots traded
     */
    long match(NaiveOrder taker, long budgetTickLots) {
        NavigableMap<Long, Map<Long, NaiveOrder>> opposite = levels.side(taker.side.opposite());
        long executed = 0;
        long budget = budgetTickLots;
        while (taker.visible > 0 && !taker.killed) {
            Map.Entry<Long, Map<Long, NaiveOrder>> best = opposite.firstEntry();
            if (best == null || !taker.crosses(best.getKey())) {
                break;
            }
            long price = best.getKey();
            NaiveOrder maker = best.getValue().values().iterator().next();
            if (taker.meetsItself(maker)) {
                preventSelfTrade(taker, maker);
                continue;
            }
            long quantity = Math.min(taker.visible, maker.visible);
            if (budget != MatchingBook.UNLIMITED && price > 0) {
                quantity = Math.min(quantity, budget / price);
                if (quantity == 0) {
                    break;
                }
                budget -= quantity * price;
            }
            taker.visible -= quantity;
            maker.visible -= quantity;
            executed += quantity;
            listener.traded(maker.id, taker.id, taker.side, price, quantity, maker.open(), taker.visible);
            refreshOrRemove(maker);
        }
        return executed;
    }

    private void preventSelfTrade(NaiveOrder taker, NaiveOrder maker) {
        switch (taker.prevention) {
            case EXPIRE_TAKER -> kill(taker);
            case EXPIRE_MAKER -> expire(maker);
            case EXPIRE_BOTH -> {
                expire(maker);
                kill(taker);
            }
            case DECREMENT -> decrement(taker, maker);
            case NONE -> throw new IllegalStateException("orders that may trade with each other");
        }
    }

    private void decrement(NaiveOrder taker, NaiveOrder maker) {
        long quantity = Math.min(taker.visible, maker.visible);
        maker.visible -= quantity;
        if (maker.open() == 0) {
            listener.cancelled(maker.id, maker.side, maker.price, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(maker.id, maker.side, maker.price, maker.open());
        }
        refreshOrRemove(maker);
        taker.visible -= quantity;
        if (taker.visible == 0) {
            taker.killed = true;
            listener.cancelled(taker.id, taker.side, taker.price, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(taker.id, taker.side, taker.price, taker.visible);
        }
    }

    private void kill(NaiveOrder taker) {
        taker.killed = true;
        listener.cancelled(taker.id, taker.side, taker.price, taker.visible, CancelReason.SELF_TRADE);
    }

    private void refreshOrRemove(NaiveOrder maker) {
        if (maker.visible > 0) {
            return;
        }
        if (maker.hidden > 0) {
            levels.requeue(maker);
        } else {
            levels.remove(maker);
        }
    }

    private void expire(NaiveOrder maker) {
        levels.remove(maker);
        listener.cancelled(maker.id, maker.side, maker.price, maker.open(), CancelReason.SELF_TRADE);
    }

    /** Lots that a fill-or-kill order could certainly trade with, in the order in which it would meet them. */
    long fillable(NaiveOrder taker) {
        long sum = 0;
        for (Map.Entry<Long, Map<Long, NaiveOrder>> level :
                levels.side(taker.side.opposite()).entrySet()) {
            if (!taker.crosses(level.getKey())) {
                break;
            }
            boolean meetsItself = level.getValue().values().stream().anyMatch(taker::meetsItself);
            boolean stops = meetsItself && taker.prevention != SelfTradePrevention.EXPIRE_MAKER;
            for (NaiveOrder maker : level.getValue().values()) {
                if (!taker.meetsItself(maker)) {
                    sum += stops ? maker.visible : maker.open();
                } else if (stops) {
                    return sum;
                }
            }
        }
        return sum;
    }
}
