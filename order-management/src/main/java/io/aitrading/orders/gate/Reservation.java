package io.aitrading.orders.gate;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is set aside for an order until it ends. A sell holds what it sells. A buy holds its limit price; one without a limit
 * holds its trigger or the last price, and the policy's collar on top for what the price may still do.
 *
 * @param unit held per unit of the order that may still fill
 */
public record Reservation(String currency, BigDecimal unit) {

    public static Reservation of(
            Instrument instrument,
            Side side,
            OrderType type,
            @Nullable Price price,
            @Nullable Price stopPrice,
            Price reference,
            BigDecimal collar) {
        if (side == Side.SELL) {
            return new Reservation(instrument.base(), BigDecimal.ONE);
        }
        if (type.hasLimitPrice() && price != null) {
            return new Reservation(instrument.quote(), price.value());
        }
        Price expected = stopPrice != null && stopPrice.compareTo(reference) > 0 ? stopPrice : reference;
        BigDecimal worst = expected.value().multiply(BigDecimal.ONE.add(collar));
        return new Reservation(instrument.quote(), Decimals.rounded(worst, RoundingMode.UP));
    }

    /** The amount for what may still fill, never less than needed. */
    public BigDecimal amountFor(Quantity outstanding) {
        return Decimals.rounded(unit.multiply(outstanding.value()), RoundingMode.UP);
    }
}
