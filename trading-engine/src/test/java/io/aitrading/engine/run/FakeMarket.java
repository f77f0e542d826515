package io.aitrading.engine.run;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.engine.market.MarketFeed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Recorded trades, revealed one at a time like those of a stepped venue, or all at once like those of one that ran ahead. */
final class FakeMarket implements MarketFeed {
    static final String SYMBOL = "BTCUSDT";
    static final Instrument INSTRUMENT = new Instrument(
            SYMBOL,
            "BTC",
            "USDT",
            new BigDecimal("0.01"),
            new BigDecimal("0.00001"),
            new BigDecimal("0.00001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));
    private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");

    private final List<MarketTrade> trades = new ArrayList<>();
    private @Nullable MarketTrade delivered;
    private boolean lockstep = true;
    private boolean connected = true;
    private boolean stale;

    /** A random walk around 800 with two trades a second. */
    static FakeMarket walk(long seed, int count) {
        FakeMarket market = new FakeMarket();
        Random random = new Random(seed);
        int cents = 80_000;
        for (int i = 0; i < count; i++) {
            cents += random.nextInt(601) - 300;
            market.trades.add(trade(i + 1, cents, START.plusMillis(i * 500L)));
        }
        return market;
    }

    static FakeMarket of(int... prices) {
        FakeMarket market = new FakeMarket();
        for (int price : prices) {
            market.then(price);
        }
        return market;
    }

    /** One more trade, a second after the last. */
    synchronized FakeMarket then(int price) {
        long id = trades.isEmpty() ? 1 : trades.getLast().tradeId() + 1;
        trades.add(trade(id, price * 100, START.plusSeconds(id)));
        return this;
    }

    synchronized FakeMarket losesNext(int count, int price) {
        long id = trades.getLast().tradeId() + 1 + count;
        trades.add(trade(id, price * 100, START.plusSeconds(id)));
        return this;
    }

    /** The venue does not wait: the newest trade is the last one, whatever has been read. */
    FakeMarket ranAhead() {
        lockstep = false;
        return this;
    }

    FakeMarket silentAndUnlinked() {
        stale = true;
        connected = false;
        return this;
    }

    private static MarketTrade trade(long id, int cents, Instant time) {
        return new MarketTrade(
                SYMBOL, id, new Price(new BigDecimal(cents).movePointLeft(2)), Quantity.of("0.3"), time, id % 2 == 0);
    }

    synchronized long lastId() {
        return trades.getLast().tradeId();
    }

    /** The price that a market order gets now. */
    synchronized Price price() {
        return delivered == null ? trades.getFirst().price() : delivered.price();
    }

    @Override
    public synchronized TradesAnswer after(String symbol, long afterId, Duration patience, int limit) {
        for (MarketTrade trade : trades) {
            if (trade.tradeId() > afterId) {
                delivered = trade;
                return answer(List.of(trade), trade.tradeId() > afterId + 1);
            }
        }
        try {
            wait(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return answer(List.of(), false);
    }

    @Override
    public synchronized TradesAnswer newest(String symbol) {
        return answer(List.of(), false);
    }

    private TradesAnswer answer(List<MarketTrade> page, boolean gap) {
        MarketTrade newest = lockstep && delivered != null ? delivered : trades.getLast();
        return new TradesAnswer(SYMBOL, page, stale, gap, connected, newest.tradeId(), newest.time());
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(INSTRUMENT);
    }
}
