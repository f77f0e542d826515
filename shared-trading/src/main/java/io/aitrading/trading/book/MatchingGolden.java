package io.aitrading.trading.book;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private MatchingGolden() {}

    /** Reads the file, gzip or not, and runs it through {@link LadderMatchingBook} and {@link NaiveMatchingBook}. */
    public static Result run(Path file) {
        return run(read(file));
    }

    /** Runs unzipped messages through both books. */
    public static Result run(byte[] messages) {
        return new Result(
                Optional.ofNullable(PUBLISHED.get(sha256(messages))),
                ReportStream.run(messages, LadderMatchingBook::new),
                ReportStream.run(messages, NaiveMatchingBook::new));
    }

    /** The file's bytes, unzipped if they are zipped. */
    public static byte[] read(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            try (InputStream content = magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw) {
                return content.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
