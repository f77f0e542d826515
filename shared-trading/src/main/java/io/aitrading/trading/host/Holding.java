package io.aitrading.trading.host;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.StrategyState;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a strategy holds, from its own fills alone: exact, and net of fees that the venue took in the base asset. */
public final class Holding {
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal averagePrice = BigDecimal.ZERO;
    private BigDecimal cash;
    private BigDecimal realised = BigDecimal.ZERO;

    /** @param capital quote currency that the strategy may tie up */
    public Holding(BigDecimal capital) {
        this.cash = capital;
    }

    /** Signed base quantity: above zero long. */
    public BigDecimal quantity() {
        return quantity;
    }

    /** Average entry price; 0 when flat. */
    public BigDecimal averagePrice() {
        return averagePrice;
    }

    /** Capital left, in quote currency. */
    public BigDecimal cash() {
        return cash;
    }

    /** Profit of closed parts before fees, in quote currency. */
    public BigDecimal realised() {
        return realised;
    }

    /** Cash plus what is held at a price, exact. */
    public BigDecimal equity(BigDecimal price) {
        return cash.add(quantity.multiply(price));
    }

    /**
     * Books a fill.
     *
     * @param fee what the venue took, in base or in quote; in any other asset it does not touch this holding
     * @param base the asset bought or sold
     * @param quote the asset paid with
     */
    public void fill(Side side, Price price, Quantity filled, Money fee, String base, String quote) {
        BigDecimal signed = filled.value().multiply(BigDecimal.valueOf(side.sign()));
        BigDecimal after = quantity.add(signed);
        if (quantity.signum() == 0 || quantity.signum() == signed.signum()) {
            BigDecimal cost =
                    averagePrice.multiply(quantity.abs()).add(price.value().multiply(filled.value()));
            averagePrice = cost.divide(after.abs(), Decimals.SCALE, RoundingMode.HALF_EVEN);
        } else {
            BigDecimal closed = filled.value().min(quantity.abs());
            realised = realised.add(price.value()
                    .subtract(averagePrice)
                    .multiply(closed)
                    .multiply(BigDecimal.valueOf(quantity.signum())));
            if (after.signum() == 0) {
                averagePrice = BigDecimal.ZERO;
            } else if (after.signum() != quantity.signum()) {
                averagePrice = price.value();
            }
        }
        quantity = after;
        cash = cash.subtract(price.value().multiply(signed));
        if (fee.currency().equals(base)) {
            quantity = quantity.subtract(fee.amount());
        } else if (fee.currency().equals(quote)) {
            cash = cash.subtract(fee.amount());
        }
    }

    public void save(StrategyState state) {
        state.put("quantity", Decimals.text(quantity));
        state.put("averagePrice", Decimals.text(averagePrice));
        state.put("cash", Decimals.text(cash));
        state.put("realised", Decimals.text(realised));
    }

    public void restore(StrategyState state) {
        quantity = new BigDecimal(state.text("quantity"));
        averagePrice = new BigDecimal(state.text("averagePrice"));
        cash = new BigDecimal(state.text("cash"));
        realised = new BigDecimal(state.text("realised"));
    }
}
