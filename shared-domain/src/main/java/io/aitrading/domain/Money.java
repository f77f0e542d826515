package io.aitrading.domain;

import java.math.BigDecimal;

/**
 * A signed amount of one currency. Sums keep the currency; mixing currencies throws.
 *
 * @param amount exact, with {@link Decimals#SCALE} decimals
 * @param currency upper-case asset code such as {@code USDT}
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        amount = Decimals.exact(amount, "amount");
        if (currency.isBlank()) {
            throw new IllegalArgumentException("currency must not be blank");
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }

    @Override
    public String toString() {
        return Decimals.text(amount) + " " + currency;
    }
}
