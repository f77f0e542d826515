package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Recorded trades with where they came from. */
public record TradeFile(String source, TradeSeries trades) implements Feed {
    @Override
    public Map<String, Object> label() {
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("source", source);
        label.put("symbol", symbol().symbol());
        label.put("trades", size());
        label.put("first", Instant.ofEpochMilli(firstMillis()).toString());
        label.put("last", Instant.ofEpochMilli(lastMillis()).toString());
        label.put("depth", "modelled around the recorded trades");
        label.put("sha256", sha256());
        return label;
    }

    @Override
    public SymbolSpec symbol() {
        return trades.symbol();
    }

    @Override
    public int size() {
        return trades.size();
    }

    @Override
    public long firstMillis() {
        return trades.timeMillis(0);
    }

    @Override
    public long lastMillis() {
        return trades.timeMillis(trades.size() - 1);
    }

    @Override
    public String sha256() {
        MessageDigest digest = Feed.digestOf(symbol());
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
