package io.aitrading.bench.book;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A stream of order commands in flat arrays, so that reading it costs neither book anything to speak of. */
public final class Commands {
    static final byte NEW = 0;
    static final byte IMMEDIATE = 1;
    static final byte CANCEL = 2;
    static final byte MODIFY = 3;
    static final byte MOVE = 4;

    final byte[] kind;
    final boolean[] buy;
    final long[] id;
    final long[] price;
    final long[] quantity;
    /** Commands before this one fill the book and are not timed. */
    final int start;

    private int length;

    Commands(int capacity, int start) {
        this.kind = new byte[capacity];
        this.buy = new boolean[capacity];
        this.id = new long[capacity];
        this.price = new long[capacity];
        this.quantity = new long[capacity];
        this.start = start;
    }

    int length() {
        return length;
    }

    int timed() {
        return length - start;
    }

    void add(byte newKind, boolean isBuy, long newId, long newPrice, long newQuantity) {
        kind[length] = newKind;
        buy[length] = isBuy;
        id[length] = newId;
        price[length] = newPrice;
        quantity[length++] = newQuantity;
    }

    /** The public benchmark's messages: see the data set's README for the format. */
    static Commands ofMessages(byte[] messages) {
        ByteBuffer buffer = ByteBuffer.wrap(messages).order(ByteOrder.LITTLE_ENDIAN);
        int count = buffer.getInt(12);
        Commands commands = new Commands(count, 0);
        for (int i = 0; i < count; i++) {
            int at = 16 + 40 * i;
            byte type = buffer.get(at);
            byte kind = type == 1 ? CANCEL : type == 2 ? MODIFY : buffer.get(at + 2) != 0 ? IMMEDIATE : NEW;
            commands.add(
                    kind,
                    buffer.get(at + 1) == 0,
                    buffer.getLong(at + 16),
                    buffer.getLong(at + 24),
                    buffer.getInt(at + 4));
        }
        return commands;
    }
}
