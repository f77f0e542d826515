package io.aitrading.trading.ledger;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What is held of one symbol and what it cost, by the average-cost method. Immutable; {@link #after} gives the next one.
 *
 * <p>The cost is kept instead of the average price, so that closing a position whole leaves exactly nothing behind and the sum of
 * cost and realised profit is exact whatever the order of fills.
 *
 * @param quantity in base; negative when short
 * @param cost what the open quantity cost, in quote; has the sign of the quantity
 * @param realisedPnl profit of what was closed, in quote, before fees
 */
public record Position(BigDecimal quantity, BigDecimal cost, BigDecimal realisedPnl) {
    public static final Position FLAT = new Position(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Position {
        quantity = Decimals.exact(quantity, "quantity");
        cost = Decimals.exact(cost, "cost");
        realisedPnl = Decimals.exact(realisedPnl, "realisedPnl");
    }

    /** The position after a fill; one that goes through zero closes the old side and opens the other at the fill's price. */
    public Position after(Side side, Price price, Quantity filled) {
        BigDecimal signed = side == Side.BUY ? filled.value() : filled.value().negate();
        if (quantity.signum() == 0 || quantity.signum() == signed.signum()) {
            return new Position(quantity.add(signed), cost.add(value(price, signed)), realisedPnl);
        }
        BigDecimal closed = signed.abs().min(quantity.abs());
        Position rest = close(closed, price);
        BigDecimal opened = signed.abs().subtract(closed);
        return opened.signum() == 0 ? rest : rest.after(side, price, new Quantity(opened));
    }

    private Position close(BigDecimal closed, Price price) {
        boolean whole = closed.compareTo(quantity.abs()) == 0;
        BigDecimal signedClosed = quantity.signum() > 0 ? closed : closed.negate();
        BigDecimal closedCost =
                whole ? cost : cost.multiply(signedClosed).divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
        BigDecimal profit = value(price, signedClosed).subtract(closedCost);
        return new Position(quantity.subtract(signedClosed), cost.subtract(closedCost), realisedPnl.add(profit));
    }

    /** Cost per unit of what is open; absent when flat. */
    public Optional<Price> averagePrice() {
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(new Price(cost.divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN)));
    }

    /** Profit that closing at a price would realise, in quote, before fees. */
    public BigDecimal unrealisedPnl(Price mark) {
        return value(mark, quantity).subtract(cost);
    }

    private static BigDecimal value(Price price, BigDecimal signedQuantity) {
        return Decimals.rounded(price.value().multiply(signedQuantity), RoundingMode.DOWN);
    }
}
