package io.aitrading.backtest.data;

import io.aitrading.domain.Side;
import io.aitrading.trading.analytics.SplitMix;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;

/**
 * Ten minutes of a market that nobody traded, so that depth runs have data to begin with: limit orders, cancellations and market orders
 * come by chance, as in Smith, Farmer, Gillemot, Krishnamurthy, Statistical theory of the continuous double auction, Quantitative
 * Finance 3(6), 2003. The same on every machine.
 */
public final class SimulatedDepth {
    /** What a request names. */
    public static final String ID = "simulated-depth";

    static final String SOURCE = "simulated order flow of no real market (zero intelligence, seed 1)";
    static final String NAME = "SIMULATED";
    private static final SymbolSpec SYMBOL =
            SymbolSpec.of(NAME, "BASE", "QUOTE", new BigDecimal("0.01"), new BigDecimal("0.001"), 1, Long.MAX_VALUE);
    private static final long START = 1_704_067_200_000L * 1_000_000;
    private static final long LENGTH = 600L * 1_000_000_000;
    private static final long PAUSE_MOST = 20_000_000;
    private static final int PRICES = 20_000;
    private static final int SHOWN = 10;
    private static final int LIMIT_OF_100 = 52;
    private static final int CANCEL_OF_100 = 36;

    private final SplitMix random = new SplitMix(1);
    private final DepthSeries.Builder feed = new DepthSeries.Builder(SYMBOL);
    private final long[] lots = new long[PRICES];
    private int bid = PRICES / 2;
    private int ask = PRICES / 2 + 1;
    private long time = START;

    private SimulatedDepth() {}

    /** The feed. */
    public static DepthFile read() {
        return new DepthFile(SOURCE, new SimulatedDepth().feed());
    }

    private DepthSeries feed() {
        for (int away = 0; away < SHOWN; away++) {
            set(Side.BUY, bid - away, 500 + random.below(1_000));
            set(Side.SELL, ask + away, 500 + random.below(1_000));
        }
        while (time < START + LENGTH) {
            time += 1 + random.below(PAUSE_MOST);
            int dice = (int) random.below(100);
            Side side = random.below(2) == 0 ? Side.BUY : Side.SELL;
            if (dice < LIMIT_OF_100) {
                limit(side);
            } else if (dice < LIMIT_OF_100 + CANCEL_OF_100) {
                cancel(side);
            } else {
                market(side);
            }
        }
        return feed.build();
    }

    private void limit(Side side) {
        int away = 1 + (int) random.below(SHOWN);
        int price = side == Side.BUY ? ask - away : bid + away;
        set(side, price, lots[price] + 1 + random.below(200));
    }

    private void cancel(Side side) {
        int away = (int) random.below(SHOWN);
        int price = side == Side.BUY ? bid - away : ask + away;
        boolean last = levels(side) == 1;
        long left = Math.max(last ? 1 : 0, lots[price] - 1 - random.below(200));
        if (lots[price] > 0) {
            set(side, price, left);
        }
    }

    private void market(Side taker) {
        long left = 1 + random.below(300);
        Side maker = taker.opposite();
        while (left > 0 && levels(maker) > 1) {
            int price = maker == Side.BUY ? bid : ask;
            long taken = Math.min(left, lots[price]);
            feed.trade("simulated", time, taker, price, taken);
            set(maker, price, lots[price] - taken);
            left -= taken;
        }
    }

    private int levels(Side side) {
        int found = 0;
        for (int away = 0; away < 2 * SHOWN; away++) {
            found += lots[side == Side.BUY ? bid - away : ask + away] > 0 ? 1 : 0;
        }
        return found;
    }

    private void set(Side side, int price, long shown) {
        lots[price] = shown;
        feed.level("simulated", time, side, price, shown);
        if (side == Side.BUY) {
            bid = Math.max(bid, price);
            while (lots[bid] == 0) {
                bid--;
            }
        } else {
            ask = Math.min(ask, price);
            while (lots[ask] == 0) {
                ask++;
            }
        }
    }
}
