package io.aitrading.trading.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what a run did: every fill and the final equity. Equal runs have equal hashes on any machine. */
final class RunHash {
    private static final int RECORD_BYTES = 4 + 4 + 8 * 5 + 1;
    /** The digest takes many records at once: a call for each would cost more than the hashing. */
    private static final int BUFFER_BYTES = 1 << 13;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private RunHash() {}

    static String of(FillLog fills, long finalEquity, long bars) {
        RunHash hash = new RunHash();
        for (int i = 0; i < fills.size(); i++) {
            hash.fill(fills, i);
        }
        hash.room(16).putLong(finalEquity).putLong(bars);
        hash.flush();
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void fill(FillLog fills, int i) {
        fills.write(i, room(RECORD_BYTES));
        byte[] reason = fills.reason(i).getBytes(StandardCharsets.UTF_8);
        if (reason.length > BUFFER_BYTES) {
            flush();
            digest.update(reason);
        } else {
            room(reason.length).put(reason);
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
