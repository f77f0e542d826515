package io.aitrading.trading.book;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Runs a file of order messages through both books and compares the reports' hash with the published one, where it is known. */
public final class MatchingGolden {
    /** By SHA-256 of the unzipped messages: the hash on which 160 independent engines agree. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "d925e1a4fc03cfcf7f0db8f9ad4c6c8674991250b702e9dc3f1b2b7c9f4bfbc1",
            "e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e");

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BLOCK_RECORDS = 1_024;

    private MatchingGolden() {}

    /** Runs a file, gzip or not, through {@link LadderMatchingBook} and {@link NaiveMatchingBook} side by side, a block at a time. */
    public static Result run(Path file) {
        MessageDigest digest = sha256();
        ReportStream fast = new ReportStream(LadderMatchingBook::new);
        ReportStream oracle = new ReportStream(NaiveMatchingBook::new);
        try (InputStream content = new DigestInputStream(open(file), digest)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK_RECORDS * ReportStream.RECORD_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            int header = content.readNBytes(block.array(), 0, ReportStream.HEADER_BYTES);
            int count = header < ReportStream.HEADER_BYTES ? -1 : block.getInt(ReportStream.COUNT_OFFSET);
            if (count < 0) {
                throw ReportStream.notMessages(header, count);
            }
            for (int done = 0; done < count; ) {
                int wanted = Math.min(BLOCK_RECORDS, count - done) * ReportStream.RECORD_BYTES;
                int bytes = content.readNBytes(block.array(), 0, wanted);
                if (bytes < wanted) {
                    throw ReportStream.notMessages(header + (long) done * ReportStream.RECORD_BYTES + bytes, count);
                }
                for (int at = 0; at < bytes; at += ReportStream.RECORD_BYTES, done++) {
                    fast.message(block, at);
                    oracle.message(block, at);
                }
            }
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        String content = HexFormat.of().formatHex(digest.digest());
        return new Result(Optional.ofNullable(PUBLISHED.get(content)), fast.result(), oracle.result());
    }

    /** The file's content, unzipped if it is zipped. The caller closes it. */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The file's bytes, unzipped if they are zipped. */
    public static byte[] read(Path file) {
        try (InputStream content = open(file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * @param expected the published hash; empty when the file's content is not a published one
     * @param fast what the fast book reported
     * @param oracle what the obvious book reported
     */
    public record Result(Optional<String> expected, ReportStream.Result fast, ReportStream.Result oracle) {
        /** Both books agree, and with the published hash if there is one. */
        public boolean passed() {
            return fast.sha256().equals(oracle.sha256())
                    && expected.map(fast.sha256()::equals).orElse(true);
        }
    }
}
