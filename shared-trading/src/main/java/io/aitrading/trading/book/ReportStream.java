package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Runs a recorded stream of order messages through a book and hashes the reports in the text form of the public matching-engine
 * benchmark: within one message first the acknowledgement of a new order, then trades, cancels, the acknowledgement of a modify,
 * rejects. The format is described in the data set's README.
 */
public final class ReportStream {
    static final int HEADER_BYTES = 16;
    static final int COUNT_OFFSET = 12;
    static final int RECORD_BYTES = 40;
    private static final int NEW = 0;
    private static final int CANCEL = 1;
    private static final int MODIFY = 2;

    private final Report report = new Report();
    private final MatchingBook book;
    private int messages;

    ReportStream(MatchingBook.Factory factory) {
        book = factory.create(report);
    }

    /**
     * @param messages the unzipped file
     * @return SHA-256 of the report text, in hex
     */
    public static Result run(byte[] messages, MatchingBook.Factory factory) {
        ByteBuffer buffer = ByteBuffer.wrap(messages).order(ByteOrder.LITTLE_ENDIAN);
        int count = messages.length < HEADER_BYTES ? -1 : buffer.getInt(COUNT_OFFSET);
        if (count < 0 || HEADER_BYTES + (long) count * RECORD_BYTES > messages.length) {
            throw notMessages(messages.length, count);
        }
        ReportStream stream = new ReportStream(factory);
        for (int i = 0; i < count; i++) {
            stream.message(buffer, HEADER_BYTES + i * RECORD_BYTES);
        }
        return stream.result();
    }

    static IllegalArgumentException notMessages(long bytes, int announced) {
        return new IllegalArgumentException(
                "not a stream of order messages: " + bytes + " bytes, " + announced + " messages announced");
    }

    /** Takes the message at a place of a little-endian buffer. */
    void message(ByteBuffer buffer, int at) {
        int type = buffer.get(at);
        Side side = buffer.get(at + 1) == 0 ? Side.BUY : Side.SELL;
        boolean immediate = buffer.get(at + 2) != 0;
        int quantity = buffer.getInt(at + 4);
        report.sequence = buffer.getLong(at + 8);
        long id = buffer.getLong(at + 16);
        long price = buffer.getLong(at + 24);
        report.modifying = type == MODIFY;
        switch (type) {
            case NEW -> book.place(id, side, immediate ? Handling.IMMEDIATE_OR_CANCEL : Handling.REST, price, quantity);
            case CANCEL -> book.cancel(id);
            case MODIFY -> {
                if (book.modify(id, price, quantity)) {
                    report.modifyAcknowledged();
                }
            }
            default -> throw new IllegalArgumentException("message " + (messages + 1) + " is of unknown type " + type);
        }
        messages++;
    }

    /** Ends the stream. */
    Result result() {
        return new Result(messages, report.trades, report.lines, report.sha256());
    }

    /** What a run produced. */
    public record Result(int messages, long trades, long reportLines, String sha256) {}

    /** Writes the lines as the book reports them; a modify's acknowledgement waits for its trades. */
    private static final class Report implements BookListener {
        private static final int LINE_BYTES = 160;

        private final MessageDigest digest = sha256Digest();
        private final byte[] text = new byte[1 << 16];
        private final byte[] digits = new byte[20];
        private int length;
        private long sequence;
        private boolean modifying;
        private Side modifiedSide = Side.BUY;
        private long modifiedId;
        private long modifiedPrice;
        private long modifiedQuantity;
        private long lines;
        private long trades;

        @Override
        public void accepted(long orderId, Side side, long priceTicks, long quantityLots) {
            line(0);
            field(code(side));
            field(orderId);
            field(priceTicks);
            field(quantityLots);
        }

        @Override
        public void traded(
                long makerId,
                long takerId,
                Side takerSide,
                long priceTicks,
                long quantityLots,
                long makerRemainingLots,
                long takerRemainingLots) {
            trades++;
            line(1);
            field(priceTicks);
            field(quantityLots);
            field(makerId);
            field(takerId);
        }

        @Override
        public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
            line(2);
            field(code(side));
            field(orderId);
            field(priceTicks);
        }

        @Override
        public void modified(long orderId, Side side, long priceTicks, long quantityLots) {
            modifiedSide = side;
            modifiedId = orderId;
            modifiedPrice = priceTicks;
            modifiedQuantity = quantityLots;
        }

        private void modifyAcknowledged() {
            line(3);
            field(code(modifiedSide));
            field(modifiedId);
            field(modifiedPrice);
            field(modifiedQuantity);
        }

        @Override
        public void rejected(long orderId, RejectReason reason) {
            line(modifying ? 5 : 4);
            field(orderId);
        }

        private static int code(Side side) {
            return side == Side.BUY ? 0 : 1;
        }

        private void line(int type) {
            if (length > text.length - LINE_BYTES) {
                flush();
            }
            if (lines++ > 0) {
                text[length++] = '\n';
            }
            text[length++] = (byte) ('0' + type);
            field(sequence);
        }

        private void field(long number) {
            text[length++] = ',';
            if (number < 0) {
                text[length++] = '-';
            }
            // Works on the negative side, where the smallest long has a place too.
            long rest = number > 0 ? -number : number;
            int first = digits.length;
            do {
                digits[--first] = (byte) ('0' - rest % 10);
                rest /= 10;
            } while (rest != 0);
            System.arraycopy(digits, first, text, length, digits.length - first);
            length += digits.length - first;
        }

        private void flush() {
            digest.update(text, 0, length);
            length = 0;
        }

        private String sha256() {
            flush();
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
