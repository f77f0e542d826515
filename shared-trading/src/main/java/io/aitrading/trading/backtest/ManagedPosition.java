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

    @Nullable
    private ManagedStop stop;

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
        return timeout != null && candle.time() - placed >= timeout * MINUTE;
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
        stop = new ManagedStop(rules, side, entryPrice);
        return true;
    }

    /**
     * Looks for a reason to leave and places the exit order, or moves the one that waits. The first candidate that yields a
     * new price wins; one that would repeat the waiting order yields nothing.
     */
    void decideExit(ExitRuleExecution.Candle candle, Map<Signal, String> acting) {
        ManagedStop own = stop;
        if (own == null) {
            return;
        }
        own.candle(candle);
        boolean stopHit = own.hitIn(candle);
        boolean onEntryCandle = candle.time() == openTime;
        if (rules.useExitSignal() && exitSignalled(acting) && placeSignalExit(candle, acting)) {
            return;
        }
        if (stopHit && !own.hasMoved() && place(candle, STOP_LOSS, own.exitPrice(candle, onEntryCandle))) {
            return;
        }
        if (!tryTakeProfit(candle) && stopHit && own.hasMoved()) {
            place(candle, TRAILING_STOP, own.exitPrice(candle, onEntryCandle));
        }
    }

    private boolean exitSignalled(Map<Signal, String> acting) {
        return isShort
                ? acting.containsKey(Signal.EXIT_SHORT) && !acting.containsKey(Signal.ENTER_SHORT)
                : acting.containsKey(Signal.EXIT_LONG) && !acting.containsKey(Signal.ENTER_LONG);
    }

    private boolean placeSignalExit(ExitRuleExecution.Candle candle, Map<Signal, String> acting) {
        String tag = acting.getOrDefault(isShort ? Signal.EXIT_SHORT : Signal.EXIT_LONG, "");
        Double custom = rules.exitPrice();
        double wanted = custom == null ? candle.open() : custom;
        return place(
                candle,
                tag.isEmpty() ? EXIT_SIGNAL : tag,
                isShort ? Math.min(wanted, candle.high()) : Math.max(wanted, candle.low()));
    }

    private boolean tryTakeProfit(ExitRuleExecution.Candle candle) {
        long age = (candle.time() - openTime) / MINUTE;
        Map.Entry<Long, Double> row = rules.takeProfitByAge().floorEntry(age);
        if (row == null || !(profitAt(candle.best(side)) > row.getValue())) {
            return false;
        }
        long candleMinutes = candle.intervalMillis() / MINUTE;
        boolean onCandle = candleMinutes > 0 && row.getKey() % candleMinutes == 0;
        if (row.getValue() == FORCED && onCandle) {
            return place(candle, ROI, candle.open());
        }
        double target = entryPrice * (1 + side * row.getValue() / rules.leverage());
        boolean openBeyond = side * candle.open() > side * target;
        if (age > 0 && age == row.getKey() && onCandle && openBeyond) {
            return place(candle, ROI, candle.open());
        }
        if (age == 0 && cannotBeProved(candle, target)) {
            return false;
        }
        return place(candle, ROI, Math.min(Math.max(target, candle.low()), candle.high()));
    }

    /** On the entry candle, an entry better than the open says the open came first; the way back up is only sure to the close. */
    private boolean cannotBeProved(ExitRuleExecution.Candle candle, double target) {
        boolean movedAgainst = side * candle.open() > side * candle.close();
        boolean enteredAfterOpen = side * entryPrice < side * candle.open();
        boolean beyondClose = side * target > side * candle.close();
        return movedAgainst && enteredAfterOpen && beyondClose;
    }

    private boolean place(ExitRuleExecution.Candle candle, String reason, double price) {
        exitReason = reason;
        if (exitOpen && exitPrice == price) {
            return false;
        }
        exitOpen = true;
        exitPlaced = candle.time();
        exitPrice = price;
        return true;
    }

    boolean exitFills(ExitRuleExecution.Candle candle) {
        return exitOpen && candle.contains(exitPrice);
    }

    double profitAt(double price) {
        return rules.profitRatio(side, entryPrice, price);
    }

    void giveReason(String reason) {
        exitReason = reason;
    }

    boolean isEntered() {
        return stop != null;
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
