package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Reads recordings from text: trades and depth as CSV, depth also as recorded messages; plain, or as gzip. */
public final class FeedText {
    /** More text than this is not expanded. */
    static final long MOST_BYTES = 512L << 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int LOOK_AHEAD = 64;

    private FeedText() {}

    /** A recording from text. */
    public static Feed read(Market market, String source, String text, SymbolSpec symbol) {
        return read(market, source, new StringReader(text), symbol);
    }

    /** A recording from a file. */
    public static Feed read(Market market, String source, Path file, SymbolSpec symbol) {
        try (Reader text = open(file)) {
            return read(market, source, text, symbol);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    /** A recording from text that is read as it comes. */
    public static Feed read(Market market, String source, Reader text, SymbolSpec symbol) {
        try {
            return switch (market) {
                case TRADES -> new TradeFile(source, CsvTrades.read(text, symbol));
                case DEPTH -> new DepthFile(source, depth(new BufferedReader(text), symbol));
                case BARS -> throw new IllegalArgumentException("bars are no feed");
            };
        } catch (IOException e) {
            throw new DataProblem("gzip", "FORMAT", "cannot be read: " + e.getMessage());
        }
    }

    /** Messages begin with a time and a brace; everything else is CSV. */
    private static DepthSeries depth(BufferedReader text, SymbolSpec symbol) throws IOException {
        text.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD];
        int read = Math.max(0, text.read(start));
        text.reset();
        boolean messages = new String(start, 0, read).matches("(?s)\\d{1,19} \\{.*");
        return messages ? DepthMessages.read(text, symbol) : CsvDepth.read(text, symbol);
    }

    /** Text that came as Base64 of gzip. */
    public static Reader expanded(String base64) {
        try {
            InputStream packed = new ByteArrayInputStream(Base64.getDecoder().decode(base64));
            return new InputStreamReader(new Bounded(new GZIPInputStream(packed, 1 << 16)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IOException e) {
            throw new DataProblem("gzip", "FORMAT", "must be gzip in Base64: " + e.getMessage());
        }
    }

    /** A file's text, whether gzip or plain. */
    static Reader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        InputStream content = magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
        return new InputStreamReader(new Bounded(content), StandardCharsets.UTF_8);
    }

    /** A small file can expand to any size: it is read no further than the limit. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new DataProblem("data", "MAXIMUM", "is more than " + MOST_BYTES + " bytes of text");
            }
        }
    }
}
