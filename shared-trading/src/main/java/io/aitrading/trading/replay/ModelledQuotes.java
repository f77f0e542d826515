package io.aitrading.trading.replay;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LevelVisitor;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.Arrays;

/** Keeps the modelled depth in the book: one order a level, laid anew after every recorded trade. */
final class ModelledQuotes {
    /** Ids of modelled orders lie below this one, so far apart that side and price fit in. */
    private static final long FIRST_ID = -(1L << 62);

    private final DepthModel model;
    private final MatchingBook book;
    private final Laid bids;
    private final Laid asks;

    ModelledQuotes(DepthModel model, MatchingBook book) {
        this.model = model;
        this.book = book;
        this.bids = new Laid(Side.BUY);
        this.asks = new Laid(Side.SELL);
    }

    /** Takes away what stands in the way of a trade at this price: nobody would have quoted better than where it traded. */
    void withdrawBetterThan(long priceTicks) {
        bids.withdrawAbove(priceTicks);
        asks.withdrawBelow(priceTicks);
    }

    /** Quotes around a trade. Levels where one of our orders waits stay as they are: what is ahead of it leaves only by trading. */
    void lay(long lastTicks, Side aggressor) {
        long bid = model.touch(Side.BUY, lastTicks, aggressor);
        long ask = model.touch(Side.SELL, lastTicks, aggressor);
        bids.withdrawOutside(bid);
        asks.withdrawOutside(ask);
        bids.lay(bid);
        asks.lay(ask);
    }

    void visit(Side side, LevelVisitor visitor) {
        Laid laid = laid(side);
        for (int i = 0; i < laid.count; i++) {
            long lots = book.remaining(id(side, laid.prices[i]));
            if (lots != 0) {
                visitor.level(laid.prices[i], lots);
            }
        }
    }

    void restore(Side side, long priceTicks, long lots) {
        book.restore(
                side,
                id(side, priceTicks),
                MatchingBook.NO_ACCOUNT,
                priceTicks,
                lots,
                0,
                0,
                false,
                SelfTradePrevention.NONE);
        laid(side).note(priceTicks);
    }

    private Laid laid(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static long id(Side side, long priceTicks) {
        return FIRST_ID + 2 * priceTicks + (side == Side.BUY ? 0 : 1);
    }

    /** The modelled orders of one side. */
    private final class Laid {
        private final Side side;
        private long[] prices;
        private int count;

        Laid(Side side) {
            this.side = side;
            this.prices = new long[2 * model.levels()];
        }

        void withdrawAbove(long priceTicks) {
            for (int i = 0; i < count; i++) {
                if (prices[i] > priceTicks) {
                    withdraw(prices[i]);
                }
            }
        }

        void withdrawBelow(long priceTicks) {
            for (int i = 0; i < count; i++) {
                if (prices[i] < priceTicks) {
                    withdraw(prices[i]);
                }
            }
        }

        private void withdraw(long price) {
            if (book.contains(id(side, price))) {
                book.cancel(id(side, price));
            }
        }

        void withdrawOutside(long touch) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                long price = prices[i];
                long modelled = book.remaining(id(side, price));
                if (modelled == 0) {
                    continue;
                }
                boolean wanted = model.contains(side, touch, price);
                boolean oursWait = book.quantityAt(side, price) > modelled;
                if (wanted || oursWait) {
                    prices[kept++] = price;
                } else {
                    book.cancel(id(side, price));
                }
            }
            count = kept;
        }

        void lay(long touch) {
            for (int level = 0; level < model.levels(); level++) {
                long price = model.price(side, touch, level);
                long opposite = book.best(side.opposite());
                boolean crosses =
                        opposite != MatchingBook.NO_PRICE && (side == Side.BUY ? price >= opposite : price <= opposite);
                if (price <= 0 || crosses) {
                    continue;
                }
                refill(price);
            }
        }

        private void refill(long price) {
            long id = id(side, price);
            long lots = model.lots(price);
            long modelled = book.remaining(id);
            if (modelled == lots || book.quantityAt(side, price) > modelled) {
                return;
            }
            if (modelled == 0) {
                book.place(id, side, Handling.REST, price, lots);
                note(price);
            } else {
                book.modify(id, price, lots);
            }
        }

        void note(long price) {
            if (count == prices.length) {
                prices = Arrays.copyOf(prices, 2 * count);
            }
            prices[count++] = price;
        }
    }
}
