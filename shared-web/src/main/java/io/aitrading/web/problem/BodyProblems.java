package io.aitrading.web.problem;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a JSON body: which field, and what it should be. */
final class BodyProblems {
    private static final String WHOLE_BODY = "body";
    private static final String TYPE_RULE = "TYPE";
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"([^\"]{1,100})\"");
    private static final int MAX_LISTED_CONSTANTS = 30;
    private static final Set<Class<?>> DECIMALS = Set.of(Price.class, Quantity.class, Money.class, BigDecimal.class);
    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class);

    private BodyProblems() {}

    static ApiException explain(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case ValueInstantiationException refused -> refusedByType(refused);
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case DatabindException other -> invalid(field(other), "VALUE", "cannot be read");
            case InputCoercionException range -> invalid(field(range), "RANGE", "is out of range");
            case StreamConstraintsException tooMuch ->
                new ApiException(
                        CommonError.MALFORMED_BODY, "The body is nested too deep, or has a too long name or number");
            default -> malformed(failure);
        };
    }

    private static ApiException unknownField(UnrecognizedPropertyException unknown) {
        String field = field(unknown);
        return new ApiException(CommonError.UNKNOWN_FIELD, "The field " + field + " is not known")
                .field(field, "UNKNOWN_FIELD", "is not known");
    }

    private static ApiException refusedByType(ValueInstantiationException refused) {
        Class<?> type = refused.getType().getRawClass();
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Only what a value type says about its own value is for the caller; anything else could show the inside.
        boolean said = cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException);
        return invalid(field(refused), "VALUE", said ? String.valueOf(cause.getMessage()) : expected(type));
    }

    private static ApiException mismatch(MismatchedInputException mismatch) {
        if (mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("Trailing token")) {
            return new ApiException(CommonError.MALFORMED_BODY, "Something follows the end of the JSON value");
        }
        if (mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("No content")) {
            return new ApiException(CommonError.MALFORMED_BODY, "A JSON body is needed");
        }
        return invalid(field(mismatch), TYPE_RULE, expected(mismatch.getTargetType()));
    }

    private static ApiException malformed(JacksonException failure) {
        Matcher duplicate = DUPLICATE.matcher(failure.getOriginalMessage());
        if (duplicate.find()) {
            String field = duplicate.group(1);
            return new ApiException(CommonError.MALFORMED_BODY, "The field " + field + " is there twice")
                    .field(field, "DUPLICATE", "is there twice");
        }
        @Nullable TokenStreamLocation at = failure.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new ApiException(CommonError.MALFORMED_BODY, "The body is not well-formed JSON" + where);
    }

    private static ApiException invalid(String field, String rule, String message) {
        return ApiException.invalid(field, rule, message);
    }

    /** {@code legs[0].quantity}, or {@code body} for the value as a whole. */
    private static String field(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? WHOLE_BODY : path.toString();
    }

    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .limit(MAX_LISTED_CONSTANTS)
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        if (DECIMALS.contains(type)) {
            return "must be decimal text such as \"0.015\"";
        }
        if (INTEGERS.contains(type)) {
            return "must be an integer within its range";
        }
        if (NUMBERS.contains(type)) {
            return "must be a number";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == Instant.class) {
            return "must be a time such as \"2026-01-31T12:00:00Z\"";
        }
        if (type == Duration.class) {
            return "must be a duration such as \"PT30S\"";
        }
        if (type == String.class) {
            return "must be text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be an array";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "must be an object" : "has the wrong type";
    }
}
