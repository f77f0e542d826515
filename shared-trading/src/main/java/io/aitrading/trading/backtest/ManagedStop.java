package io.aitrading.trading.backtest;

/** The stop of one trade under {@link ExitRules}: where it stands, how it follows the price, and what it fills at. It never loosens. */
final class ManagedStop {
    private final ExitRules rules;
    private final double side;
    private final double entryPrice;
    private final double initial;
    private double level;
    private double distance;

    /** @param side 1 for a long trade, -1 for a short one */
    ManagedStop(ExitRules rules, double side, double entryPrice) {
        this.rules = rules;
        this.side = side;
        this.entryPrice = entryPrice;
        distance = rules.stopLoss();
        initial = entryPrice * (1 - side * distance / rules.leverage());
        level = initial;
        follow(entryPrice);
    }

    /** Lets the stop follow the best price of a candle, unless it already stood inside the candle. */
    void candle(ExitRuleExecution.Candle candle) {
        if (side * level < side * candle.worst(side)) {
            follow(candle.best(side));
        }
    }

    private void follow(double bound) {
        if (rules.strategyStop()) {
            tighten(bound, rules.stopLoss());
        }
        double profit = rules.profitRatio(side, entryPrice, bound);
        if (!rules.trailing() || (rules.trailingOnlyAfterOffset() && profit < rules.trailingOffset())) {
            return;
        }
        Double positive = rules.trailingDistance();
        tighten(bound, positive != null && profit > rules.trailingOffset() ? positive : rules.stopLoss());
    }

    private void tighten(double bound, double newDistance) {
        double candidate = bound * (1 - side * newDistance / rules.leverage());
        if (side * candidate > side * level) {
            level = candidate;
            distance = newDistance;
        }
    }

    boolean hitIn(ExitRuleExecution.Candle candle) {
        return side * level >= side * candle.worst(side);
    }

    boolean hasMoved() {
        return level != initial;
    }

    /** The price at which a hit stop leaves; {@code onEntryCandle} when the trade was opened on this very candle. */
    double exitPrice(ExitRuleExecution.Candle candle, boolean onEntryCandle) {
        boolean wholeCandleBeyond = side * level > side * candle.best(side);
        if (wholeCandleBeyond) {
            return candle.open();
        }
        if (!hasMoved() || !onEntryCandle) {
            return level;
        }
        // Armed and hit on the entry candle: the worst order of events is a small move in favour, then straight down.
        double price = candle.open() * worstMove();
        return side > 0 ? Math.max(candle.low(), price) : Math.min(candle.high(), price);
    }

    private double worstMove() {
        Double positive = rules.trailingDistance();
        if (!rules.strategyStop() && rules.trailing() && rules.trailingOnlyAfterOffset() && positive != null) {
            return 1 + side * Math.abs(rules.trailingOffset()) - side * positive / rules.leverage();
        }
        return 1 - side * distance / rules.leverage();
    }
}
