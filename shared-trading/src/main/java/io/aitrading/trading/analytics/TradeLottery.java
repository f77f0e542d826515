package io.aitrading.trading.analytics;

/**
 * Monte Carlo of trades: what the same trades would have made in another order, or what trades like them would have. The
 * spread of drawdowns says how much of a run's smoothness was luck (Kevin J. Davey, Building Winning Algorithmic Trading
 * Systems, 2014, chapter 7; the bootstrap: Bradley Efron, Annals of Statistics 7(1), 1979).
 */
public final class TradeLottery {
    private TradeLottery() {}

    /** How paths are made of the trades. */
    public enum Draw {
        /** Every trade once, in a random order. */
        RESHUFFLE,
        /** As many trades as there were, each drawn from all of them. */
        BOOTSTRAP
    }

    /**
     * What all paths together show.
     *
     * @param totalReturn final equity over capital, less one
     * @param maximumDrawdown largest fall from a peak as a share of it
     * @param ruin share of paths that lost the ruin share of the capital or more at some time
     */
    public record Outcome(Draw draw, int paths, int trades, Spread totalReturn, Spread maximumDrawdown, double ruin) {}

    /**
     * Draws paths.
     *
     * @param profits of the trades, in the order in which they closed, at least one
     * @param compounding whether a trade's result is a share of the equity before it, as with positions sized by equity,
     *     or an amount, as with fixed quantities
     * @param paths how many, at least one
     * @param ruinShare the loss of this share of the capital counts as ruin, 0 to 1
     */
    public static Outcome draw(
            Draw draw, double[] profits, double capital, boolean compounding, int paths, long seed, double ruinShare) {
        double[] changes = compounding ? shares(profits, capital) : profits;
        double ruined = capital * (1 - ruinShare);
        SplitMix random = new SplitMix(seed);
        double[] path = changes.clone();
        double[] returns = new double[paths];
        double[] drawdowns = new double[paths];
        int ruins = 0;
        for (int i = 0; i < paths; i++) {
            next(draw, changes, path, random);
            double equity = capital;
            double peak = capital;
            double lowest = capital;
            double worst = 0;
            for (double change : path) {
                equity = compounding ? equity * (1 + change) : equity + change;
                peak = Math.max(peak, equity);
                lowest = Math.min(lowest, equity);
                worst = Math.max(worst, (peak - equity) / peak);
            }
            returns[i] = equity / capital - 1;
            drawdowns[i] = worst;
            ruins += lowest <= ruined ? 1 : 0;
        }
        return new Outcome(
                draw, paths, profits.length, Spread.of(returns), Spread.of(drawdowns), (double) ruins / paths);
    }

    /** Each profit as a share of the equity before it; after a total loss there is nothing to take a share of. */
    private static double[] shares(double[] profits, double capital) {
        double[] shares = new double[profits.length];
        double equity = capital;
        for (int i = 0; i < profits.length; i++) {
            shares[i] = equity > 0 ? Math.max(-1, profits[i] / equity) : 0;
            equity += profits[i];
        }
        return shares;
    }

    private static void next(Draw draw, double[] changes, double[] path, SplitMix random) {
        switch (draw) {
            case RESHUFFLE -> shuffle(path, random);
            case BOOTSTRAP -> {
                for (int i = 0; i < path.length; i++) {
                    path[i] = changes[(int) random.below(changes.length)];
                }
            }
        }
    }

    /** Every order equally likely (Ronald Fisher, Frank Yates; Richard Durstenfeld, Algorithm 235, 1964). */
    private static void shuffle(double[] values, SplitMix random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = (int) random.below(i + 1L);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
