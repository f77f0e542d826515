package io.aitrading.fleettests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a careless or hostile caller puts where something sensible belongs. */
final class HostileValues {
    private static final int LONG = 10_000;

    /** Stays within the 16 KB that a request line and its headers may have. */
    private static final String LONG_TEXT = "x".repeat(LONG);

    /** For a query parameter, a header or a variable of the path. */
    static final List<String> TEXTS = List.of(
            "-1",
            "0",
            "1000000000",
            "99999999999999999999",
            "NaN",
            "1E+999999999",
            "0.123456789123456789",
            "",
            " ",
            "garbage",
            "not-a-uuid-0000-0000-000000000000",
            LONG_TEXT,
            "a\u0000b",
            "line\r\nX-Injected: yes",
            "\u001b[31m\u202e",
            "2013-99-99T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "9223372036854775807",
            "-9223372036854775808",
            "../../etc/passwd",
            "'; DROP TABLE orders; --",
            "\ud83d\udca5",
            "eyJ4IjoxfQ==",
            "true");

    /** For one field of a JSON body; {@code null} is one of them. */
    static final List<Object> FIELDS = fields();

    /** Whole bodies that no operation can take. */
    static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "[{}]",
            "\"text\"",
            "12",
            "{\"a\":1}{\"a\":1}",
            "{\"a\":1,\"a\":2}",
            "{\"quantity\":NaN}",
            "{\"a\":\"\u0000\"}",
            "{\"noSuchField\":1}",
            "[".repeat(LONG),
            "{\"a\":".repeat(LONG / 5) + "1" + "}".repeat(LONG / 5),
            "<order/>");

    static final String OVERSIZED_BODY = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";

    private HostileValues() {}

    private static List<Object> fields() {
        List<Object> values = new ArrayList<>(TEXTS);
        values.add(null);
        values.add(-1);
        values.add(0);
        values.add(new BigDecimal("1E+400"));
        values.add(new BigDecimal("-1E-400"));
        values.add(new BigInteger("9".repeat(200)));
        values.add(Long.MAX_VALUE);
        values.add(1.5);
        values.add(true);
        values.add(List.of());
        values.add(List.of("x", 1));
        values.add(Map.of());
        values.add(Map.of("a\u0000", Map.of("b", List.of())));
        values.add(Map.of("USDT", "-1"));
        values.add(Map.of("USDT", "1E+999999999"));
        return Collections.unmodifiableList(values);
    }
}
