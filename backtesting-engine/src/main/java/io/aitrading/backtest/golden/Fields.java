package io.aitrading.backtest.golden;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields of reference files: a missing one is named, {@code null} counts as missing, and a flag may be a number. */
final class Fields {
    private Fields() {}

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " must be a text, not " + described(value));
        }
        return value.asString();
    }

    static BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number, not " + described(value));
        }
        return value.decimalValue();
    }

    static double real(JsonNode value, String name) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number, not " + described(value));
        }
        return value.doubleValue();
    }

    static double real(JsonNode node, String name, double otherwise) {
        JsonNode value = node.path(name);
        return absent(value) ? otherwise : real(value, name);
    }

    static @Nullable Double realOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return absent(value) ? null : Double.valueOf(real(value, name));
    }

    static boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.doubleValue() != 0 : value.isBoolean() && value.booleanValue();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String described(JsonNode value) {
        return absent(value) ? "absent" : value.toString();
    }
}
