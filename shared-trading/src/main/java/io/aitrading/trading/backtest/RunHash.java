package io.aitrading.trading.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what a run did: every fill and the final equity. Equal runs have equal hashes on any machine. */
final class RunHash {
    private static final int RECORD_BYTES = 4 + 4 + 8 * 5 + 1;

    private RunHash() {}

    static String of(FillLog fills, long finalEquity, long bars) {
        MessageDigest digest = sha256();
        ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
        for (int i = 0; i < fills.size(); i++) {
            record.clear();
            record.putInt(fills.bar(i)).putInt(fills.symbolIndex(i));
            record.putLong(fills.timeMillis(i)).putLong(fills.orderId(i));
            record.putLong(fills.side(i).sign() * fills.lots(i)).putLong(fills.priceTicks(i));
            record.putLong(fills.feeUnits(i)).put((byte) (fills.maker(i) ? 1 : 0));
            digest.update(record.array());
            digest.update(fills.reason(i).getBytes(StandardCharsets.UTF_8));
        }
        digest.update(ByteBuffer.allocate(16).putLong(finalEquity).putLong(bars).array());
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
