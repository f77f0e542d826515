package io.aitrading.trading.host;

import io.aitrading.domain.Decimals;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Take-profit, stop-loss and trailing stop of the position that a strategy holds. Armed by the fill that opens the position, on
 * guard until it is flat, whatever becomes of the strategy itself. Its number goes into the close order's id, so that one
 * protection closes once.
 */
public final class PositionGuard {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private long number;
    private boolean armed;
    private boolean longSide;
    private BigDecimal takeProfit = NONE;
    private BigDecimal stopLoss = NONE;
    private BigDecimal trailingDistance = NONE;
    private BigDecimal best = NONE;
    private @Nullable String triggered;
    private long attempts;
    private long triedAtMillis;

    /** Guards a position that was opened or enlarged. Distances given with the order win over the deployment's rules. */
    public void arm(Holding position, Protection wanted, ProtectionRules rules, SymbolSpec symbol) {
        if (!armed) {
            number++;
            attempts = 0;
            triggered = null;
            best = position.averagePrice();
        }
        armed = true;
        longSide = position.quantity().signum() > 0;
        BigDecimal entry = position.averagePrice();
        if (!wanted.isNone()) {
            takeProfit = level(entry, symbol.price(wanted.takeProfitTicks()), longSide);
            stopLoss = level(entry, symbol.price(wanted.stopLossTicks()), !longSide);
            trailingDistance = symbol.price(wanted.trailingTicks());
        } else {
            arm(entry, rules);
        }
    }

    /** Guards the present position by other rules from now on. */
    public void change(Holding position, ProtectionRules rules) {
        if (!armed) {
            number++;
            attempts = 0;
            triggered = null;
            best = position.averagePrice();
            armed = true;
            longSide = position.quantity().signum() > 0;
        }
        arm(position.averagePrice(), rules);
    }

    private void arm(BigDecimal entry, ProtectionRules rules) {
        takeProfit = level(entry, share(entry, rules.takeProfit()), longSide);
        stopLoss = level(entry, share(entry, rules.stopLoss()), !longSide);
        trailingDistance = share(entry, rules.trailing());
    }

    /** The position is flat: nothing to guard. */
    public void disarm() {
        armed = false;
        triggered = null;
        takeProfit = NONE;
        stopLoss = NONE;
        trailingDistance = NONE;
    }

    /**
     * Looks at a trade; answers with the reason when the position must be closed now. Once triggered it stays so, and asks again
     * every five seconds of event time, should the close have been refused.
     */
    public Optional<String> onPrice(BigDecimal price, long timeMillis) {
        if (!armed) {
            return Optional.empty();
        }
        if (triggered == null) {
            best = longSide ? best.max(price) : best.min(price);
            triggered = reason(price);
            if (triggered == null) {
                return Optional.empty();
            }
        } else if (Math.abs(timeMillis - triedAtMillis) < 5_000) {
            return Optional.empty();
        }
        attempts++;
        triedAtMillis = timeMillis;
        return Optional.ofNullable(triggered);
    }

    private @Nullable String reason(BigDecimal price) {
        if (isSet(stopLoss) && reached(price, stopLoss, !longSide)) {
            return "stop-loss";
        }
        if (isSet(trailingDistance) && reached(price, trailingStop(), !longSide)) {
            return "trailing-stop";
        }
        return isSet(takeProfit) && reached(price, takeProfit, longSide) ? "take-profit" : null;
    }

    private BigDecimal trailingStop() {
        return longSide ? best.subtract(trailingDistance) : best.add(trailingDistance);
    }

    /** Counts positions under guard, from 1. */
    public long number() {
        return number;
    }

    /** Counts close orders of this position, from 1. */
    public long attempts() {
        return attempts;
    }

    public boolean isArmed() {
        return armed && (isSet(takeProfit) || isSet(stopLoss) || isSet(trailingDistance));
    }

    public View view() {
        return new View(
                shown(takeProfit),
                shown(stopLoss),
                isSet(trailingDistance) ? Decimals.text(trailingStop()) : null,
                triggered);
    }

    /** The levels as they stand, in quote currency. */
    public record View(
            @Nullable String takeProfit,
            @Nullable String stopLoss,
            @Nullable String trailingStop,
            @Nullable String triggered) {}

    public void save(StrategyState state) {
        state.put("number", number);
        state.put("armed", armed);
        state.put("long", longSide);
        state.put("takeProfit", Decimals.text(takeProfit));
        state.put("stopLoss", Decimals.text(stopLoss));
        state.put("trailingDistance", Decimals.text(trailingDistance));
        state.put("best", Decimals.text(best));
        state.put("triggered", triggered == null ? "" : triggered);
        state.put("attempts", attempts);
        state.put("triedAt", triedAtMillis);
    }

    public void restore(StrategyState state) {
        number = state.number("number");
        armed = state.flag("armed");
        longSide = state.flag("long");
        takeProfit = new BigDecimal(state.text("takeProfit"));
        stopLoss = new BigDecimal(state.text("stopLoss"));
        trailingDistance = new BigDecimal(state.text("trailingDistance"));
        best = new BigDecimal(state.text("best"));
        String reason = state.text("triggered");
        triggered = reason.isEmpty() ? null : reason;
        attempts = state.number("attempts");
        triedAtMillis = state.number("triedAt");
    }

    private static BigDecimal share(BigDecimal entry, @Nullable BigDecimal fraction) {
        return fraction == null ? NONE : entry.multiply(fraction);
    }

    private static BigDecimal level(BigDecimal entry, BigDecimal distance, boolean above) {
        return !isSet(distance) ? NONE : above ? entry.add(distance) : entry.subtract(distance);
    }

    private static boolean reached(BigDecimal price, BigDecimal level, boolean fromBelow) {
        return fromBelow ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0;
    }

    private static boolean isSet(BigDecimal value) {
        return value.signum() != 0;
    }

    private static @Nullable String shown(BigDecimal value) {
        return isSet(value) ? Decimals.text(value) : null;
    }
}
