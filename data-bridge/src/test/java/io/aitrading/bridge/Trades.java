package io.aitrading.bridge;

import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Trades for tests. */
public final class Trades {
    public static final String SYMBOL = "BTCUSDT";
    public static final Instant START = Instant.parse("2013-11-25T00:00:00Z");

    private Trades() {}

    public static MarketTrade trade(long id, String price) {
        return trade(id, price, START.plusMillis(id * 250));
    }

    public static MarketTrade trade(long id, String price, Instant time) {
        return new MarketTrade(SYMBOL, id, Price.of(price), Quantity.of("0.5"), time, id % 2 == 0);
    }

    public static ReceivedTrade received(long id) {
        return new ReceivedTrade.Legible(trade(id, "800"));
    }

    public static List<ReceivedTrade> range(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Trades::received).toList();
    }
}
