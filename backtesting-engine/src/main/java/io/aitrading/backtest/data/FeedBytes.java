package io.aitrading.backtest.data;

import io.aitrading.domain.Side;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.depth.DepthEvents;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Recordings as bytes for the database: rows of time, kind, price and quantity, each number as its change, deflated. */
final class FeedBytes {
    private FeedBytes() {}

    static byte[] write(Feed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(feed.size());
            Writer rows = new Writer(out);
            switch (feed) {
                case TradeFile file -> {
                    TradeSeries trades = file.trades();
                    for (int i = 0; i < trades.size(); i++) {
                        int kind = trades.buyerIsMaker(i) ? 1 : 0;
                        rows.row(trades.timeMillis(i), kind, trades.priceTicks(i), trades.lots(i));
                    }
                }
                case DepthFile file -> {
                    DepthEvents events = file.series().events();
                    for (int i = 0; i < events.size(); i++) {
                        rows.row(events.timeNanos(i), DepthFile.kind(events, i), events.priceTicks(i), events.lots(i));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static Feed read(Market market, String source, SymbolSpec symbol, byte[] content) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
            return switch (market) {
                case TRADES -> new TradeFile(source, trades(in, symbol));
                case DEPTH -> new DepthFile(source, depth(in, symbol));
                case BARS -> throw new IllegalArgumentException("bars are no feed");
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a stored data set is damaged", e);
        }
    }

    private static TradeSeries trades(DataInputStream in, SymbolSpec symbol) throws IOException {
        TradeSeries.Builder builder = new TradeSeries.Builder(symbol);
        Reader rows = new Reader(in);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            rows.next();
            builder.add("stored row", rows.time, rows.price, rows.lots, rows.kind == 1);
        }
        return builder.build();
    }

    private static DepthSeries depth(DataInputStream in, SymbolSpec symbol) throws IOException {
        DepthSeries.Builder builder = new DepthSeries.Builder(symbol);
        Reader rows = new Reader(in);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            rows.next();
            Side side = rows.kind % 2 == 0 ? Side.BUY : Side.SELL;
            if (rows.kind >= 2) {
                builder.trade("stored row", rows.time, side, rows.price, rows.lots);
            } else {
                builder.level("stored row", rows.time, side, rows.price, rows.lots);
            }
        }
        return builder.build();
    }

    private static final class Writer {
        private final DataOutputStream out;
        private long time;
        private long price;

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void row(long newTime, int kind, long newPrice, long lots) throws IOException {
            out.writeByte(kind);
            out.writeLong(newTime - time);
            out.writeLong(newPrice - price);
            out.writeLong(lots);
            time = newTime;
            price = newPrice;
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private int kind;
        private long time;
        private long price;
        private long lots;

        Reader(DataInputStream in) {
            this.in = in;
        }

        void next() throws IOException {
            kind = in.readByte();
            time += in.readLong();
            price += in.readLong();
            lots = in.readLong();
        }
    }
}
