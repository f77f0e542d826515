package io.aitrading.trading.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what a run did: every fill and the final equity. Equal runs have equal hashes on any machine. */
final class RunHash {
    /** The digest takes many records at once: a call for each would cost more than the hashing. */
    private static final int BLOCK_BYTES = 1 << 13;

    private final MessageDigest digest = sha256();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int used;

    private RunHash() {}

    static String of(FillLog fills, long finalEquity, long bars) {
        RunHash hash = new RunHash();
        for (int i = 0; i < fills.size(); i++) {
            hash.makeRoom(FillLog.RECORD_BYTES);
            fills.write(i, hash.block, hash.used);
            hash.used += FillLog.RECORD_BYTES;
            hash.add(fills.reason(i).getBytes(StandardCharsets.UTF_8));
        }
        hash.add(ByteBuffer.allocate(16).putLong(finalEquity).putLong(bars).array());
        hash.flush();
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(byte[] bytes) {
        makeRoom(bytes.length);
        if (bytes.length > BLOCK_BYTES) {
            digest.update(bytes);
            return;
        }
        System.arraycopy(bytes, 0, block, used, bytes.length);
        used += bytes.length;
    }

    private void makeRoom(int bytes) {
        if (used + bytes > BLOCK_BYTES) {
            flush();
        }
    }

    private void flush() {
        digest.update(block, 0, used);
        used = 0;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
