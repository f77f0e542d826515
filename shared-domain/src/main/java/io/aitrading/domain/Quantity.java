package io.aitrading.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An amount of base currency. Never negative.
 *
 * @param value exact, with {@link Decimals#SCALE} decimals
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public Quantity {
        value = Decimals.exact(value, "quantity");
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative: " + Decimals.text(value));
        }
    }

    /** Reads decimal text such as {@code "0.015"}. */
    @JsonCreator
    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** The rest after taking some away; throws when that would be negative. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal text without trailing zeros, which is also the JSON form. */
    @JsonValue
    @Override
    public String toString() {
        return Decimals.text(value);
    }
}
