package io.aitrading.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of quote currency per unit of base currency. May be zero or negative in feeds of spreads; orders demand a positive one.
 *
 * @param value exact, with {@link Decimals#SCALE} decimals
 */
public record Price(BigDecimal value) implements Comparable<Price> {
    public Price {
        value = Decimals.exact(value, "price");
    }

    /** Reads decimal text such as {@code "0.015"}. */
    @JsonCreator
    public static Price of(String text) {
        return new Price(new BigDecimal(text));
    }

    /** What a quantity costs at this price, in quote currency; a digit beyond the 18th is cut towards zero. */
    public Money times(Quantity quantity, String quoteCurrency) {
        return new Money(Decimals.rounded(value.multiply(quantity.value()), RoundingMode.DOWN), quoteCurrency);
    }

    /** Whether this price lies on the grid of a tick. */
    public boolean isMultipleOf(BigDecimal tick) {
        return value.remainder(tick).signum() == 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal text without trailing zeros, which is also the JSON form. */
    @JsonValue
    @Override
    public String toString() {
        return Decimals.text(value);
    }
}
