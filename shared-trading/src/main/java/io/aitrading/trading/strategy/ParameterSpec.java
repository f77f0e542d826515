package io.aitrading.trading.strategy;

import java.math.BigDecimal;
import java.util.List;

/**
 * One parameter of a strategy: typed, described, with limits.
 *
 * @param defaultValue value when none is given, as text
 * @param minimum smallest allowed number, {@code null} for text and booleans
 * @param maximum largest allowed number, {@code null} for text and booleans
 * @param choices allowed texts, empty unless {@code type} is {@code TEXT}
 */
public record ParameterSpec(
        String name,
        Type type,
        String description,
        String defaultValue,
        @org.jspecify.annotations.Nullable BigDecimal minimum,
        @org.jspecify.annotations.Nullable BigDecimal maximum,
        List<String> choices) {

    /** Kind of value. */
    public enum Type {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        TEXT
    }

    public ParameterSpec {
        choices = List.copyOf(choices);
    }

    public static ParameterSpec integer(
            String name, String description, long defaultValue, long minimum, long maximum) {
        return new ParameterSpec(
                name,
                Type.INTEGER,
                description,
                Long.toString(defaultValue),
                BigDecimal.valueOf(minimum),
                BigDecimal.valueOf(maximum),
                List.of());
    }

    public static ParameterSpec decimal(
            String name, String description, String defaultValue, String minimum, String maximum) {
        return new ParameterSpec(
                name,
                Type.DECIMAL,
                description,
                defaultValue,
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                List.of());
    }

    public static ParameterSpec flag(String name, String description, boolean defaultValue) {
        return new ParameterSpec(
                name, Type.BOOLEAN, description, Boolean.toString(defaultValue), null, null, List.of());
    }

    /** The value in its one canonical text, or a {@link ParameterException} that names the parameter and the limit. */
    String check(Object value) {
        return switch (type) {
            case INTEGER -> integerText(value);
            case DECIMAL -> decimalText(value);
            case BOOLEAN -> booleanText(value);
            case TEXT -> choiceText(value);
        };
    }

    private String integerText(Object value) {
        BigDecimal number = number(value, "a whole number");
        if (number.stripTrailingZeros().scale() > 0) {
            throw new ParameterException(name, "TYPE", "must be a whole number, not " + value);
        }
        return limited(number).toBigInteger().toString();
    }

    private String decimalText(Object value) {
        BigDecimal number = limited(number(value, "a number"));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String booleanText(Object value) {
        String text = String.valueOf(value);
        if (!text.equals("true") && !text.equals("false")) {
            throw new ParameterException(name, "TYPE", "must be true or false, not " + value);
        }
        return text;
    }

    private String choiceText(Object value) {
        String text = String.valueOf(value);
        if (!choices.contains(text)) {
            throw new ParameterException(name, "CHOICE", "must be one of " + choices + ", not " + text);
        }
        return text;
    }

    private BigDecimal number(Object value, String what) {
        String text = String.valueOf(value);
        try {
            BigDecimal number = new BigDecimal(text);
            // Before any arithmetic: 1E+999999999 must not be expanded.
            if (Math.abs((long) number.scale()) > 30 || number.precision() > 40) {
                throw new ParameterException(name, "RANGE", "has too many digits: " + text);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new ParameterException(name, "TYPE", "must be " + what + ", not " + text);
        }
    }

    private BigDecimal limited(BigDecimal number) {
        if (minimum != null && number.compareTo(minimum) < 0) {
            throw new ParameterException(
                    name, "MINIMUM", "must be at least " + minimum.toPlainString() + ", not " + number.toPlainString());
        }
        if (maximum != null && number.compareTo(maximum) > 0) {
            throw new ParameterException(
                    name, "MAXIMUM", "must be at most " + maximum.toPlainString() + ", not " + number.toPlainString());
        }
        return number;
    }
}
