package io.aitrading.orders.account;

import java.math.BigDecimal;

/**
 * What an account has of one currency.
 *
 * @param held reserved for open orders
 */
public record Holding(String currency, BigDecimal total, BigDecimal held) {

    public static Holding none(String currency) {
        return new Holding(currency, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public BigDecimal available() {
        return total.subtract(held);
    }
}
