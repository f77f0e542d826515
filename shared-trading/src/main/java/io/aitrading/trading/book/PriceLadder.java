package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.Arrays;

/**
 * Finds the level of a price, and the next used price of a side. Prices near the touch lie in an array window, one entry a tick;
 * all others, however far, in a hash table and a trie. When most new levels fall outside the window it moves to where they are, at
 * a cost that the moves before it have already paid for.
 */
final class PriceLadder {
    private static final int PATIENCE = 256;

    /** Level + 1 of each price of the window; 0 where there is none. */
    private final int[] window = new int[PriceWindow.SIZE];

    private final PriceWindow bidWindow = new PriceWindow();
    private final PriceWindow askWindow = new PriceWindow();
    private final LongTable far = new LongTable();
    private final SparsePriceSet farBids = new SparsePriceSet();
    private final SparsePriceSet farAsks = new SparsePriceSet();

    private long base;
    private int windowLevels;
    private long addedNear;
    private long addedFar;

    /** The level of a price, or {@link LevelPool#NONE}. */
    int find(long price) {
        long offset = price - base;
        return inWindow(offset) ? window[(int) offset] - 1 : (int) far.get(price) - 1;
    }

    void add(Side side, long price, int level) {
        if (windowLevels == 0 && far.size() == 0) {
            base = price - PriceWindow.SIZE / 2;
        }
        long offset = price - base;
        if (inWindow(offset)) {
            addedNear++;
            addNear(side, (int) offset, level);
        } else {
            addedFar++;
            addFar(side, price, level);
            if (addedFar > PATIENCE + 2L * (windowLevels + far.size())) {
                if (addedFar > addedNear) {
                    moveTo(price - PriceWindow.SIZE / 2);
                }
                addedFar = 0;
                addedNear = 0;
            }
        }
    }

    void remove(Side side, long price) {
        long offset = price - base;
        if (inWindow(offset)) {
            window[(int) offset] = 0;
            near(side).clear((int) offset);
            windowLevels--;
        } else {
            far.put(price, 0);
            far(side).remove(price);
        }
    }

    /** The best price of a side, or {@link MatchingBook#NO_PRICE}. */
    long best(Side side) {
        return nextWorse(side, side == Side.BUY ? MatchingBook.MAX_PRICE + 1 : -MatchingBook.MAX_PRICE - 1);
    }

    /** The next used price of a side that is worse than this one, or {@link MatchingBook#NO_PRICE}. */
    long nextWorse(Side side, long price) {
        return side == Side.BUY ? nextBid(price) : nextAsk(price);
    }

    private long nextBid(long price) {
        long offset = Math.min(price - base, PriceWindow.SIZE);
        int near = offset <= 0 ? PriceWindow.NONE : bidWindow.below((int) offset);
        long found = near == PriceWindow.NONE ? MatchingBook.NO_PRICE : base + near;
        return farBids.isEmpty() ? found : Math.max(found, farBids.below(price));
    }

    private long nextAsk(long price) {
        long offset = Math.max(price - base, -1);
        int near = offset >= PriceWindow.SIZE - 1 ? PriceWindow.NONE : askWindow.above((int) offset);
        long found = near == PriceWindow.NONE ? MatchingBook.NO_PRICE : base + near;
        if (farAsks.isEmpty()) {
            return found;
        }
        long foundFar = farAsks.above(price);
        if (found == MatchingBook.NO_PRICE || foundFar == MatchingBook.NO_PRICE) {
            return Math.max(found, foundFar);
        }
        return Math.min(found, foundFar);
    }

    private void addNear(Side side, int offset, int level) {
        window[offset] = level + 1;
        near(side).set(offset);
        windowLevels++;
    }

    private void addFar(Side side, long price, int level) {
        far.put(price, level + 1L);
        far(side).add(price);
    }

    private void moveTo(long newBase) {
        for (Side side : Side.values()) {
            emptyWindow(side);
        }
        Arrays.fill(window, 0);
        windowLevels = 0;
        base = newBase;
        for (Side side : Side.values()) {
            fillWindow(side);
        }
    }

    private void emptyWindow(Side side) {
        PriceWindow near = near(side);
        for (int offset = near.above(-1); offset != PriceWindow.NONE; offset = near.above(offset)) {
            near.clear(offset);
            addFar(side, base + offset, window[offset] - 1);
        }
    }

    private void fillWindow(Side side) {
        SparsePriceSet prices = far(side);
        long end = base + PriceWindow.SIZE;
        long price = prices.above(base - 1);
        while (price != MatchingBook.NO_PRICE && price < end) {
            int level = (int) far.get(price) - 1;
            far.put(price, 0);
            prices.remove(price);
            addNear(side, (int) (price - base), level);
            price = prices.above(price);
        }
    }

    private static boolean inWindow(long offset) {
        return (offset & -PriceWindow.SIZE) == 0;
    }

    private PriceWindow near(Side side) {
        return side == Side.BUY ? bidWindow : askWindow;
    }

    private SparsePriceSet far(Side side) {
        return side == Side.BUY ? farBids : farAsks;
    }
}
