package io.aitrading.trading.host;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.Optional;

/** The form that an intent takes before it is sent: cut to the position, and on the symbol's grid. */
public final class OrderForm {
    /** A limit that an order breaks: its name, the order's value and the limit, as text. */
    public record Broken(String rule, String value, String threshold) {}

    private OrderForm() {}

    /**
     * The intent, a reduce-only one cut to what closes the position; empty when there is nothing to close. What rests in the book on
     * the same side counts as done: one sweep may fill all of it, and the position must not turn round for that.
     */
    public static Optional<OrderIntent> cut(OrderIntent intent, HostedStrategy host) {
        if (!intent.reduceOnly()) {
            return Optional.of(intent);
        }
        long position = host.positionLots();
        boolean against = Long.signum(position) == -intent.side().sign();
        long free = Math.abs(position) - host.context().restingLots(intent.side());
        long lots = against ? Math.min(intent.lots(), Math.max(0, free)) : 0;
        return lots == 0
                ? Optional.empty()
                : Optional.of(new OrderIntent(
                        intent.symbolIndex(),
                        intent.side(),
                        intent.kind(),
                        lots,
                        intent.limitTicks(),
                        intent.stopTicks(),
                        true,
                        intent.protection(),
                        intent.tag()));
    }

    /** Whether the order can only make the position smaller. */
    public static boolean reduces(OrderIntent intent, long positionLots) {
        return Long.signum(positionLots) == -intent.side().sign() && intent.lots() <= Math.abs(positionLots);
    }

    /**
     * The venue's limit that the order breaks, if any.
     *
     * @param lastTicks last price, at which a market order is valued
     */
    private static Optional<Broken> offGrid(SymbolSpec symbol, OrderIntent intent, long lastTicks) {
        if (intent.lots() < symbol.minLots()) {
            return Optional.of(broken(symbol, "BELOW_MINIMUM_QUANTITY", intent, symbol.minLots()));
        }
        if (intent.lots() > symbol.maxLots()) {
            return Optional.of(broken(symbol, "ABOVE_MAXIMUM_QUANTITY", intent, symbol.maxLots()));
        }
        BigDecimal value = value(symbol, intent.lots(), ticks(intent, lastTicks));
        return value.compareTo(symbol.minNotional()) < 0
                ? Optional.of(new Broken(
                        "BELOW_MINIMUM_NOTIONAL",
                        value.toPlainString(),
                        symbol.minNotional().toPlainString()))
                : Optional.empty();
    }

    /**
     * Why the order must not be sent: what the venue does not take, or what the strategy's capital does not carry beside its purchases that
     * rest already.
     */
    public static Optional<Broken> refusal(OrderIntent intent, HostedStrategy host) {
        SymbolSpec symbol = host.symbol();
        long lastTicks = host.context().lastPriceTicks(0);
        Optional<Broken> offGrid = offGrid(symbol, intent, lastTicks);
        if (offGrid.isPresent() || intent.side() == Side.SELL || reduces(intent, host.positionLots())) {
            return offGrid;
        }
        BigDecimal cost = value(symbol, intent.lots(), ticks(intent, lastTicks));
        BigDecimal free = host.position().cash();
        for (RestingOrder order : host.context().resting().values()) {
            if (order.intent().side() == Side.BUY) {
                free = free.subtract(value(symbol, order.leavesLots(), ticks(order.intent(), lastTicks)));
            }
        }
        return cost.compareTo(free) > 0
                ? Optional.of(new Broken("INSUFFICIENT_CAPITAL", cost.toPlainString(), free.toPlainString()))
                : Optional.empty();
    }

    /** Whether a position is too small for the venue to take an order that closes it. */
    static boolean isDust(SymbolSpec symbol, long positionLots, long ticks) {
        long lots = Math.abs(positionLots);
        return lots < symbol.minLots() || value(symbol, lots, ticks).compareTo(symbol.minNotional()) < 0;
    }

    private static long ticks(OrderIntent intent, long lastTicks) {
        return switch (intent.kind()) {
            case MARKET -> lastTicks;
            case LIMIT -> intent.limitTicks();
            case STOP -> intent.stopTicks();
        };
    }

    private static BigDecimal value(SymbolSpec symbol, long lots, long ticks) {
        return symbol.price(ticks).multiply(symbol.quantity(lots));
    }

    private static Broken broken(SymbolSpec symbol, String rule, OrderIntent intent, long limitLots) {
        return new Broken(
                rule,
                symbol.quantity(intent.lots()).toPlainString(),
                symbol.quantity(limitLots).toPlainString());
    }
}
