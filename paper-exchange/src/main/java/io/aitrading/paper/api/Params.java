package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.market.Grid;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, with the checks and errors of the Binance API. */
public final class Params {
    private static final String DECIMAL = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final String WHOLE = "^[0-9]{1,20}$";
    private static final String SYMBOL = "^[A-Z0-9-_.]{1,20}$";
    private static final String CLIENT_ID = "^[a-zA-Z0-9-_]{1,36}$";
    /** Larger times are in microseconds: of the year 1973, while as milliseconds they would lie in the year 5138. */
    public static final long MICROSECONDS_MIN = 100_000_000_000_000L;

    private static final Pattern DECIMAL_PATTERN = Pattern.compile(DECIMAL);
    private static final Pattern WHOLE_PATTERN = Pattern.compile(WHOLE);
    private static final Pattern SYMBOL_PATTERN = Pattern.compile("^[A-Z0-9\\-_.]{1,20}$");
    private static final Pattern CLIENT_ID_PATTERN = Pattern.compile("^[a-zA-Z0-9\\-_]{1,36}$");
    private static final Set<String> COMMON =
            Set.of("timestamp", "recvWindow", "signature", "apiKey", "returnRateLimits");

    private final Map<String, String> values;
    private final UnaryOperator<String> shownName;

    public Params(Map<String, String> values) {
        this(values, UnaryOperator.identity());
    }

    private Params(Map<String, String> values, UnaryOperator<String> shownName) {
        this.values = new LinkedHashMap<>(values);
        this.shownName = shownName;
    }

    /** What the client calls a parameter. */
    String shown(String name) {
        return shownName.apply(name);
    }

    /** A parameter that is empty counts as not sent. */
    public boolean has(String name) {
        return optional(name) != null;
    }

    public @Nullable String optional(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw VenueError.MANDATORY_PARAMETER.exception(shown(name));
        }
        return value;
    }

    public void requireEither(String one, String other) {
        if (!has(one) && !has(other)) {
            throw VenueError.EITHER_PARAMETER.exception(shown(one), shown(other));
        }
    }

    public void forbid(String... names) {
        for (String name : names) {
            if (has(name)) {
                throw VenueError.PARAMETER_NOT_REQUIRED.exception(shown(name));
            }
        }
    }

    public long longValue(String name) {
        String value = text(name);
        if (!WHOLE_PATTERN.matcher(value).matches()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception(shown(name), WHOLE);
        }
        BigDecimal number = new BigDecimal(value);
        if (number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw VenueError.INVALID_DATA.exception(shown(name));
        }
        return number.longValueExact();
    }

    public @Nullable Long optionalLong(String name) {
        return has(name) ? longValue(name) : null;
    }

    /** A time from which on something is asked for, in milliseconds; it may be sent in microseconds. */
    public @Nullable Long startTime() {
        Long sent = optionalLong("startTime");
        return sent == null || sent < MICROSECONDS_MIN ? sent : Long.valueOf(Math.ceilDiv(sent, 1_000));
    }

    /** Likewise a time until which. */
    public @Nullable Long endTime() {
        Long sent = optionalLong("endTime");
        return sent == null || sent < MICROSECONDS_MIN ? sent : Long.valueOf(sent / 1_000);
    }

    /** Above the maximum means the maximum. */
    public int limit(int byDefault, int max) {
        if (!has("limit")) {
            return byDefault;
        }
        long limit = longValue("limit");
        if (limit == 0) {
            throw VenueError.INVALID_DATA.exception("limit");
        }
        return (int) Math.min(limit, max);
    }

    public BigDecimal decimal(String name) {
        String value = text(name);
        if (!DECIMAL_PATTERN.matcher(value).matches()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception(shown(name), DECIMAL);
        }
        return new BigDecimal(value);
    }

    /** A decimal that has no more places than an asset. */
    BigDecimal preciseDecimal(String name) {
        BigDecimal value = decimal(name);
        if (value.stripTrailingZeros().scale() > Grid.ASSET_SCALE) {
            throw VenueError.TOO_MUCH_PRECISION.exception(shown(name));
        }
        return value;
    }

    /** The one symbol the venue knows. */
    public void requireSymbol() {
        checkSymbol(text("symbol"));
    }

    static void checkSymbol(String symbol) {
        if (!SYMBOL_PATTERN.matcher(symbol).matches()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception("symbol", SYMBOL);
        }
        if (!symbol.equals(Grid.SYMBOL)) {
            throw VenueError.INVALID_SYMBOL.exception();
        }
    }

    public @Nullable String clientId(String name) {
        String value = optional(name);
        if (value != null && !CLIENT_ID_PATTERN.matcher(value).matches()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception(shown(name), CLIENT_ID);
        }
        return value;
    }

    public <E extends Enum<E>> @Nullable E optionalChoice(Class<E> type, String name, VenueError otherwise) {
        return choice(type, name, otherwise::exception);
    }

    /** Any other value is an error of the data of this parameter. */
    <E extends Enum<E>> @Nullable E optionalChoice(Class<E> type, String name) {
        return choice(type, name, () -> VenueError.INVALID_DATA.exception(shown(name)));
    }

    private <E extends Enum<E>> @Nullable E choice(Class<E> type, String name, Supplier<VenueException> otherwise) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(otherwise);
    }

    public boolean flag(String name) {
        return "true".equalsIgnoreCase(optional(name));
    }

    /** A parameter that the operation does not know is an error: it may be a misspelt one that matters. */
    public void requireOnly(Set<String> known, boolean signed) {
        long read = values.keySet().stream()
                .filter(name -> known.contains(name) || COMMON.contains(name))
                .count();
        if (read != values.size()) {
            throw signed
                    ? VenueError.UNREAD_PARAMETERS.exception(read, values.size())
                    : VenueError.TOO_MANY_PARAMETERS.exception(read, values.size());
        }
    }

    /** The same parameters under the names that follow a prefix: {@code abovePrice} becomes {@code price}. */
    Params under(String prefix, Set<String> shared) {
        Map<String, String> stripped = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (shared.contains(name)) {
                stripped.put(name, value);
            } else if (name.startsWith(prefix) && name.length() > prefix.length()) {
                String rest = name.substring(prefix.length());
                stripped.put(rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1), value);
            }
        });
        return new Params(
                stripped,
                name -> shared.contains(name)
                        ? name
                        : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    /** The same parameters, some of them copied to other names. */
    Params with(Map<String, String> copies) {
        Map<String, String> all = new LinkedHashMap<>(values);
        copies.forEach((name, value) -> all.putIfAbsent(name, value));
        return new Params(all, shownName);
    }

    public Map<String, String> values() {
        return values;
    }
}
