package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.TradeSeries;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Recorded trades with where they came from. */
public record TradeFile(String source, TradeSeries trades) {
    /** What these trades are: where from, how many, of when, and their hash. */
    public Map<String, Object> label() {
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("source", source);
        label.put("symbol", trades.symbol().symbol());
        label.put("trades", trades.size());
        label.put("first", Instant.ofEpochMilli(trades.timeMillis(0)).toString());
        label.put(
                "last",
                Instant.ofEpochMilli(trades.timeMillis(trades.size() - 1)).toString());
        label.put("depth", "modelled around the recorded trades");
        label.put("sha256", sha256());
        return label;
    }

    /** Over the grid, and time, price, quantity and taker of every trade. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update((trades.symbol().tickSize().stripTrailingZeros() + " "
                        + trades.symbol().lotSize().stripTrailingZeros())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ByteBuffer row = ByteBuffer.allocate(3 * Long.BYTES + 1);
        for (int i = 0; i < trades.size(); i++) {
            row.clear();
            row.putLong(trades.timeMillis(i)).putLong(trades.priceTicks(i)).putLong(trades.lots(i));
            row.put((byte) (trades.buyerIsMaker(i) ? 1 : 0));
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
