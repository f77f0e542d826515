package io.aitrading.trading.backtest;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Instant;
import java.util.Arrays;

/**
 * Recorded trades of one symbol in primitive arrays, in order of time, counted in ticks and lots. Where the record does not say who
 * took, the tick rule does: a trade above the one before was bought, one below was sold, an equal one goes like the one before.
 */
public final class TradeSeries {
    private final SymbolSpec symbol;
    private final long[] times;
    private final long[] prices;
    private final long[] lots;
    private final boolean[] buyerIsMaker;

    private TradeSeries(SymbolSpec symbol, long[] times, long[] prices, long[] lots, boolean[] buyerIsMaker) {
        this.symbol = symbol;
        this.times = times;
        this.prices = prices;
        this.lots = lots;
        this.buyerIsMaker = buyerIsMaker;
    }

    public SymbolSpec symbol() {
        return symbol;
    }

    public int size() {
        return times.length;
    }

    public long timeMillis(int trade) {
        return times[trade];
    }

    public long priceTicks(int trade) {
        return prices[trade];
    }

    public long lots(int trade) {
        return lots[trade];
    }

    public boolean buyerIsMaker(int trade) {
        return buyerIsMaker[trade];
    }

    /** Who took. */
    public Side taker(int trade) {
        return buyerIsMaker[trade] ? Side.SELL : Side.BUY;
    }

    /** The first trade at or after a time, or {@link #size()}. */
    public int firstAt(long timeMillis) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A recorded trade as it would be public under a number. */
    MarketTrade publicTrade(int trade, long tradeId) {
        return new MarketTrade(
                symbol.symbol(),
                tradeId,
                new Price(symbol.price(prices[trade])),
                new Quantity(symbol.quantity(lots[trade])),
                Instant.ofEpochMilli(times[trade]),
                buyerIsMaker[trade]);
    }

    /** Collects trades and checks each as it comes. */
    public static final class Builder {
        /** More trades than this are refused. */
        public static final int MOST_TRADES = 20_000_000;

        private final SymbolSpec symbol;
        private long[] times = new long[1024];
        private long[] prices = new long[1024];
        private long[] lots = new long[1024];
        private boolean[] buyerIsMaker = new boolean[1024];
        private int size;

        public Builder(SymbolSpec symbol) {
            this.symbol = symbol;
        }

        /** A trade whose taker the tick rule tells. */
        public Builder add(String where, long timeMillis, long priceTicks, long tradedLots) {
            boolean sold = size > 0
                    && (priceTicks < prices[size - 1] || (priceTicks == prices[size - 1] && buyerIsMaker[size - 1]));
            return add(where, timeMillis, priceTicks, tradedLots, sold);
        }

        /** @param where names the row in a problem */
        public Builder add(String where, long timeMillis, long priceTicks, long tradedLots, boolean makerBuys) {
            if (size == MOST_TRADES) {
                throw new DataProblem(where, "MAXIMUM", "at most " + MOST_TRADES + " trades are taken");
            }
            if (size > 0 && timeMillis < times[size - 1]) {
                throw new DataProblem(
                        where + ".time",
                        "SORTED",
                        "trades must be in order of time; " + timeMillis + " follows " + times[size - 1]);
            }
            if (priceTicks <= 0 || priceTicks >= MatchingBook.MAX_PRICE) {
                throw new DataProblem(where + ".price", "POSITIVE", "must be at least one tick, and not beyond reason");
            }
            if (tradedLots <= 0 || tradedLots > MatchingBook.MAX_QUANTITY) {
                throw new DataProblem(
                        where + ".quantity", "POSITIVE", "must be at least one lot, and not beyond reason");
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                prices = Arrays.copyOf(prices, size * 2);
                lots = Arrays.copyOf(lots, size * 2);
                buyerIsMaker = Arrays.copyOf(buyerIsMaker, size * 2);
            }
            times[size] = timeMillis;
            prices[size] = priceTicks;
            lots[size] = tradedLots;
            buyerIsMaker[size++] = makerBuys;
            return this;
        }

        public TradeSeries build() {
            if (size == 0) {
                throw new DataProblem("trades", "NOT_EMPTY", "there are no trades");
            }
            return new TradeSeries(
                    symbol,
                    Arrays.copyOf(times, size),
                    Arrays.copyOf(prices, size),
                    Arrays.copyOf(lots, size),
                    Arrays.copyOf(buyerIsMaker, size));
        }
    }
}
