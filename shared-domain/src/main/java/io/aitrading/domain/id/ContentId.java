package io.aitrading.domain.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids derived from content, so that the same intent always has the same id, on any machine and after any crash. */
public final class ContentId {
    private static final int CLIENT_ORDER_ID_HEX = 28;

    private ContentId() {}

    /** Lower-case hexadecimal SHA-256 of UTF-8 text. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A client order id for an intent: {@code at-} and 28 hex digits of the SHA-256 over its parts, within Binance's
     * 36 characters. Parts are joined with a separator that cannot occur in them.
     */
    public static String clientOrderId(String... parts) {
        return "at-" + sha256(String.join("\u001f", parts)).substring(0, CLIENT_ORDER_ID_HEX);
    }

    /**
     * The client order id of a strategy's order, live and in a backtest alike.
     *
     * @param run which start of the strategy, from 1
     * @param tradeId public trade on which it was sent
     * @param ordinal which order of that trade, from 1
     */
    public static String strategyOrderId(UUID strategyId, int run, long tradeId, int ordinal) {
        return clientOrderId(
                strategyId.toString(), Integer.toString(run), Long.toString(tradeId), Integer.toString(ordinal));
    }
}
