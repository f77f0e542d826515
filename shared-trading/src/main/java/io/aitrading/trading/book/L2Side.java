package io.aitrading.trading.book;

import io.aitrading.domain.Side;

/** The levels of one side of an {@link L2Book}: quantities in an array window around the touch, and in a table beyond it. */
final class L2Side {
    private static final int PATIENCE = 256;

    private final boolean buys;
    private final long[] window = new long[PriceWindow.SIZE];
    private final PriceWindow near = new PriceWindow();
    private final LongTable farLots = new LongTable();
    private final SparsePriceSet far = new SparsePriceSet();
    private long base;
    private int nearLevels;
    private long addedNear;
    private long addedFar;
    private long best = MatchingBook.NO_PRICE;

    L2Side(Side side) {
        this.buys = side == Side.BUY;
    }

    long best() {
        return best;
    }

    int size() {
        return nearLevels + far.size();
    }

    long lots(long price) {
        long offset = price - base;
        return inWindow(offset) ? window[(int) offset] : farLots.get(price);
    }

    /** Sets what a level shows, 0 to remove it; returns what it showed before. */
    long set(long price, long lots) {
        long offset = price - base;
        if (!inWindow(offset)) {
            return setFar(price, lots);
        }
        int place = (int) offset;
        long before = window[place];
        window[place] = lots;
        if (before == 0) {
            if (lots != 0) {
                near.set(place);
                nearLevels++;
                addedNear++;
                improve(price);
            }
        } else if (lots == 0) {
            near.clear(place);
            nearLevels--;
            if (price == best) {
                best = nextWorse(price);
            }
        }
        return before;
    }

    private long setFar(long price, long lots) {
        if (size() == 0 && lots != 0) {
            base = price - PriceWindow.SIZE / 2;
            return set(price, lots);
        }
        long before = farLots.get(price);
        farLots.put(price, lots);
        if (before == 0 && lots != 0) {
            far.add(price);
            improve(price);
            addedFar++;
            if (addedFar > PATIENCE + 2L * size()) {
                if (addedFar > addedNear || !inWindow(best - base)) {
                    moveTo(best - PriceWindow.SIZE / 2);
                }
                addedFar = 0;
                addedNear = 0;
            }
        } else if (before != 0 && lots == 0) {
            far.remove(price);
            if (price == best) {
                best = nextWorse(price);
            }
        }
        return before;
    }

    private void improve(long price) {
        if (best == MatchingBook.NO_PRICE || (buys ? price > best : price < best)) {
            best = price;
        }
    }

    /** The next level that is worse than a price, or {@link MatchingBook#NO_PRICE}. */
    long nextWorse(long price) {
        long inside = buys ? nearBelow(price) : nearAbove(price);
        if (far.isEmpty()) {
            return inside;
        }
        long outside = buys ? far.below(price) : far.above(price);
        if (inside == MatchingBook.NO_PRICE || outside == MatchingBook.NO_PRICE) {
            return Math.max(inside, outside);
        }
        return buys ? Math.max(inside, outside) : Math.min(inside, outside);
    }

    private long nearBelow(long price) {
        long offset = Math.min(price - base, PriceWindow.SIZE);
        int place = offset <= 0 ? PriceWindow.NONE : near.below((int) offset);
        return place == PriceWindow.NONE ? MatchingBook.NO_PRICE : base + place;
    }

    private long nearAbove(long price) {
        long offset = Math.max(price - base, -1);
        int place = offset >= PriceWindow.SIZE - 1 ? PriceWindow.NONE : near.above((int) offset);
        return place == PriceWindow.NONE ? MatchingBook.NO_PRICE : base + place;
    }

    /** Moves the window to where most of the activity is. */
    private void moveTo(long newBase) {
        for (int place = near.above(-1); place != PriceWindow.NONE; place = near.above(place)) {
            near.clear(place);
            farLots.put(base + place, window[place]);
            far.add(base + place);
            window[place] = 0;
        }
        nearLevels = 0;
        base = newBase;
        long price = far.above(base - 1);
        while (price != MatchingBook.NO_PRICE && price < base + PriceWindow.SIZE) {
            window[(int) (price - base)] = farLots.get(price);
            near.set((int) (price - base));
            nearLevels++;
            farLots.put(price, 0);
            far.remove(price);
            price = far.above(price);
        }
    }

    void clear() {
        for (long price = best; price != MatchingBook.NO_PRICE; price = best) {
            set(price, 0);
        }
    }

    private static boolean inWindow(long offset) {
        return (offset & -PriceWindow.SIZE) == 0;
    }
}
