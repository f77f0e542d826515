package io.aitrading.trading.host;

import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.util.Optional;

/** The form that an intent takes before it is sent: cut to the position, and on the symbol's grid. */
public final class OrderForm {
    /** A limit that an order breaks: its name, the order's value and the limit, as text. */
    public record Broken(String rule, String value, String threshold) {}

    private OrderForm() {}

    /** The intent, a reduce-only one cut to what closes the position; empty when there is nothing to close. */
    public static Optional<OrderIntent> cut(OrderIntent intent, long positionLots) {
        if (!intent.reduceOnly()) {
            return Optional.of(intent);
        }
        boolean against = Long.signum(positionLots) == -intent.side().sign();
        long lots = against ? Math.min(intent.lots(), Math.abs(positionLots)) : 0;
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

    /** The venue's limit that the quantity breaks, if any. */
    public static Optional<Broken> offGrid(SymbolSpec symbol, OrderIntent intent) {
        if (intent.lots() < symbol.minLots()) {
            return Optional.of(broken(symbol, "BELOW_MINIMUM_QUANTITY", intent, symbol.minLots()));
        }
        return intent.lots() > symbol.maxLots()
                ? Optional.of(broken(symbol, "ABOVE_MAXIMUM_QUANTITY", intent, symbol.maxLots()))
                : Optional.empty();
    }

    private static Broken broken(SymbolSpec symbol, String rule, OrderIntent intent, long limitLots) {
        return new Broken(
                rule,
                symbol.quantity(intent.lots()).toPlainString(),
                symbol.quantity(limitLots).toPlainString());
    }
}
