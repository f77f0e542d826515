package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.PriceColumns;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** Columns as bytes for the database: one after the other, eight bytes a number. */
final class ColumnBytes {
    private static final int COLUMNS = 6;

    private ColumnBytes() {}

    static byte[] write(PriceColumns columns) {
        int n = columns.size();
        ByteBuffer bytes = ByteBuffer.allocate(n * COLUMNS * Long.BYTES);
        bytes.asLongBuffer().put(columns.time());
        bytes.position(n * Long.BYTES);
        DoubleBuffer doubles = bytes.asDoubleBuffer();
        doubles.put(columns.open()).put(columns.high()).put(columns.low());
        doubles.put(columns.close()).put(columns.volume());
        return bytes.array();
    }

    static PriceColumns read(byte[] content) {
        int n = content.length / COLUMNS / Long.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(content);
        long[] time = new long[n];
        bytes.asLongBuffer().get(time);
        bytes.position(n * Long.BYTES);
        DoubleBuffer doubles = bytes.asDoubleBuffer();
        double[][] columns = new double[COLUMNS - 1][n];
        for (double[] column : columns) {
            doubles.get(column);
        }
        return new PriceColumns(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
}
