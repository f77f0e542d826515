package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.Signal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trade under {@link ExitRules}, from the placing of its entry to its exit. Prices here are ratios of one another: doubles. */
final class ManagedPosition {
    static final String EXIT_SIGNAL = "exit_signal";
    static final String STOP_LOSS = "stop_loss";
    static final String TRAILING_STOP = "trailing_stop_loss";
    static final String ROI = "roi";
    private static final double EIGHT_DECIMALS = 1e8;
    private static final long MINUTE = 60_000;
    private static final double FORCED = -1;

    private final ExitRules rules;
    private final boolean isShort;
    private final String enterTag;
    private final long lots;
    private final long orderId;
    private final int openIndex;
    private final long openTime;
    private final double side;

    private double entryPrice;
    private boolean entryOpen = true;
    private long entryPlaced;
    private boolean entered;

    private double stop;
    private double initialStop;
    private double stopDistance;

    private boolean exitOpen;
    private double exitPrice;
    private long exitPlaced;
    private String exitReason = "";

    ManagedPosition(
            ExitRules rules,
            ExitRuleExecution.Candle candle,
            boolean isShort,
            String enterTag,
            long lots,
            long orderId) {
        this.enterTag = enterTag;
        this.rules = rules;
        this.isShort = isShort;
        this.lots = lots;
        this.orderId = orderId;
        side = isShort ? -1 : 1;
        openIndex = candle.index();
        openTime = candle.time();
        entryPlaced = candle.time();
        Double custom = rules.entryPrice();
        double wanted = custom == null ? candle.open() : custom;
        // An order beyond the candle would be a stop order; it is placed at the candle's edge instead.
        entryPrice = isShort ? Math.max(wanted, candle.low()) : Math.min(wanted, candle.high());
    }

    /** Cancels or moves orders at the start of a candle; true when the trade is gone with its entry. */
    boolean manageOpenOrders(ExitRuleExecution.Candle candle) {
        if (entryOpen) {
            return tooOld(entryPlaced, rules.entryTimeoutMinutes(), candle) || replaceEntry(candle);
        }
        if (exitOpen && tooOld(exitPlaced, rules.exitTimeoutMinutes(), candle)) {
            exitOpen = false;
        }
        return false;
    }

    private static boolean tooOld(long placed, @Nullable Long timeout, ExitRuleExecution.Candle candle) {
        return timeout != null && candle.time() - placed > timeout * MINUTE;
    }

    private boolean replaceEntry(ExitRuleExecution.Candle candle) {
        Double replacement = rules.replacementEntryPrice();
        if (replacement == null || replacement == entryPrice || candle.time() <= entryPlaced) {
            return false;
        }
        if (replacement <= 0) {
            return true;
        }
        entryPrice = replacement;
        entryPlaced = candle.time();
        return false;
    }

    /** Fills the entry on the first candle that contains its price. */
    boolean entryFills(ExitRuleExecution.Candle candle) {
        if (!entryOpen || !candle.contains(entryPrice)) {
            return false;
        }
        entryOpen = false;
        entered = true;
        stopDistance = rules.stopLoss();
        stop = entryPrice * (1 - side * stopDistance / rules.leverage());
        initialStop = stop;
        raiseStop(entryPrice);
        return true;
    }

    /** Follows the bound with the stop as the trailing rules say; the stop never loosens. */
    private void raiseStop(double bound) {
        double profit = profitAt(bound);
        if (rules.strategyStop()) {
            tighten(bound, rules.stopLoss());
        }
        if (!rules.trailing() || (rules.trailingOnlyAfterOffset() && profit < rules.trailingOffset())) {
            return;
        }
        Double distance = rules.trailingDistance();
        boolean near = distance != null && profit > rules.trailingOffset();
        tighten(bound, near && distance != null ? distance : rules.stopLoss());
    }

    private void tighten(double bound, double distance) {
        double candidate = bound * (1 - side * distance / rules.leverage());
        if (side * candidate > side * stop) {
            stop = candidate;
            stopDistance = distance;
        }
    }

    /** Looks for a reason to leave and places the exit order. The first candidate that yields a price wins. */
    void decideExit(ExitRuleExecution.Candle candle, Map<Signal, String> acting) {
        double best = isShort ? candle.low() : candle.high();
        double worst = isShort ? candle.high() : candle.low();
        boolean stopOutside = side * stop < side * worst;
        if (stopOutside) {
            raiseStop(best);
        }
        boolean stopHit = side * stop >= side * worst;
        boolean trailed = stop != initialStop;

        if (rules.useExitSignal() && exitSignalled(acting)) {
            placeSignalExit(candle, acting.getOrDefault(isShort ? Signal.EXIT_SHORT : Signal.EXIT_LONG, ""));
        } else if (stopHit && !trailed) {
            place(candle, STOP_LOSS, stopPrice(candle, false));
        } else if (!tryTakeProfit(candle, best) && stopHit) {
            place(candle, TRAILING_STOP, stopPrice(candle, true));
        }
    }

    private boolean exitSignalled(Map<Signal, String> acting) {
        return isShort
                ? acting.containsKey(Signal.EXIT_SHORT) && !acting.containsKey(Signal.ENTER_SHORT)
                : acting.containsKey(Signal.EXIT_LONG) && !acting.containsKey(Signal.ENTER_LONG);
    }

    private void placeSignalExit(ExitRuleExecution.Candle candle, String tag) {
        Double custom = rules.exitPrice();
        double wanted = custom == null ? candle.open() : custom;
        place(
                candle,
                tag.isEmpty() ? EXIT_SIGNAL : tag,
                isShort ? Math.min(wanted, candle.high()) : Math.max(wanted, candle.low()));
    }

    private double stopPrice(ExitRuleExecution.Candle candle, boolean trailed) {
        boolean wholeCandleBeyond = isShort ? stop < candle.low() : stop > candle.high();
        if (wholeCandleBeyond) {
            return candle.open();
        }
        if (!trailed || candle.time() != openTime) {
            return stop;
        }
        // Armed and hit on the entry candle: the worst order of events is a small move in favour, then straight down.
        Double distance = rules.trailingDistance();
        boolean armedByOffset =
                !rules.strategyStop() && rules.trailing() && rules.trailingOnlyAfterOffset() && distance != null;
        double ratio = armedByOffset && distance != null
                ? 1 + side * Math.abs(rules.trailingOffset()) - side * distance / rules.leverage()
                : 1 - side * stopDistance / rules.leverage();
        double price = candle.open() * ratio;
        return isShort ? Math.min(candle.high(), price) : Math.max(candle.low(), price);
    }

    private boolean tryTakeProfit(ExitRuleExecution.Candle candle, double best) {
        long age = (candle.time() - openTime) / MINUTE;
        Map.Entry<Long, Double> row = rules.takeProfitByAge().floorEntry(age);
        if (row == null || !(profitAt(best) > row.getValue())) {
            return false;
        }
        long candleMinutes = candle.intervalMillis() / MINUTE;
        boolean onCandle = candleMinutes > 0 && row.getKey() % candleMinutes == 0;
        if (row.getValue() == FORCED && onCandle) {
            place(candle, ROI, candle.open());
            return true;
        }
        double target = entryPrice * (1 + side * row.getValue() / rules.leverage());
        boolean openBeyond = side * candle.open() > side * target;
        if (age > 0 && age == row.getKey() && onCandle && openBeyond) {
            place(candle, ROI, candle.open());
            return true;
        }
        if (age == 0 && cannotBeProved(candle, target)) {
            return false;
        }
        place(candle, ROI, Math.min(Math.max(target, candle.low()), candle.high()));
        return true;
    }

    /** On the entry candle, an entry better than the open says the open came first; the way back up is only sure to the close. */
    private boolean cannotBeProved(ExitRuleExecution.Candle candle, double target) {
        boolean movedAgainst = side * candle.open() > side * candle.close();
        boolean enteredAfterOpen = side * entryPrice < side * candle.open();
        boolean beyondClose = side * target > side * candle.close();
        return movedAgainst && enteredAfterOpen && beyondClose;
    }

    private void place(ExitRuleExecution.Candle candle, String reason, double price) {
        exitOpen = true;
        exitPlaced = candle.time();
        exitReason = reason;
        exitPrice = price;
    }

    boolean exitFills(ExitRuleExecution.Candle candle) {
        return exitOpen && candle.contains(exitPrice);
    }

    /** Leverage times the change in the trade's favour, to eight decimals. */
    double profitAt(double price) {
        double change = isShort ? 1 - price / entryPrice : price / entryPrice - 1;
        return Math.rint(rules.leverage() * change * EIGHT_DECIMALS) / EIGHT_DECIMALS;
    }

    void giveReason(String reason) {
        exitReason = reason;
    }

    boolean isEntered() {
        return entered;
    }

    boolean hasOpenOrder() {
        return entryOpen || exitOpen;
    }

    boolean isShort() {
        return isShort;
    }

    String enterTag() {
        return enterTag;
    }

    long lots() {
        return lots;
    }

    long orderId() {
        return orderId;
    }

    int openIndex() {
        return openIndex;
    }

    double entryPrice() {
        return entryPrice;
    }

    double exitOrderPrice() {
        return exitPrice;
    }

    String exitReason() {
        return exitReason;
    }
}
