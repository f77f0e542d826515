package io.aitrading.backtest.data;

import io.aitrading.trading.strategy.SymbolSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** A recording that is not bars, with where it came from. */
public sealed interface Feed permits TradeFile, DepthFile {
    String source();

    SymbolSpec symbol();

    /** Trades, or events of the depth feed. */
    int size();

    long firstMillis();

    long lastMillis();

    /** What the recording is: where from, how much, of when, what is missing, and its hash. */
    Map<String, Object> label();

    /** Over the grid and every row. */
    String sha256();

    static MessageDigest digestOf(SymbolSpec symbol) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((symbol.tickSize().stripTrailingZeros() + " "
                            + symbol.lotSize().stripTrailingZeros())
                    .getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
