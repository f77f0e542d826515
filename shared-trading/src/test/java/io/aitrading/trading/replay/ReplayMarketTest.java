package io.aitrading.trading.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.NaiveMatchingBook;
import io.aitrading.trading.desk.EventLog;
import io.aitrading.trading.desk.OrderTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayMarketTest {
    private static final DepthModel MODEL = new DepthModel(5, 10, 0, 10, 100, 1);

    private final EventLog events = new EventLog();
    private final ReplayMarket market = new ReplayMarket(MODEL, events);

    @Test
    void aRecordedTradeIsPrintedWholeWhenNoOrderOfOursTakesPart() {
        market.onRecordedTrade(1_000, 50_000, 7);
        market.onRecordedTrade(1_001, 50_003, 9);

        assertThat(events.lines())
                .containsExactly("trade 1 @1000 50000 x 7 BUY 0/0", "trade 2 @1001 50003 x 9 BUY 0/0");
    }

    @Test
    void quotesAreLaidAroundTheLastTradeWithTheTouchOnTheAggressorsSide() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);

        assertThat(prices(Side.SELL)).containsExactly(50_000L, 50_010L, 50_020L, 50_030L, 50_040L);
        assertThat(prices(Side.BUY)).containsExactly(49_990L, 49_980L, 49_970L, 49_960L, 49_950L);

        market.onRecordedTrade(1_001, 49_993, 7, Side.SELL);

        assertThat(prices(Side.BUY)).containsExactly(49_993L, 49_990L, 49_980L, 49_970L, 49_960L);
        assertThat(prices(Side.SELL)).containsExactly(50_003L, 50_010L, 50_020L, 50_030L, 50_040L);
    }

    @Test
    void anOrderAtTheTouchWaitsForTheModelledQuantityAheadOfIt() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.SELL);
        long ahead = market.quantityAt(Side.BUY, 50_000);
        market.submit(OrderTicket.limit(1, 7, Side.BUY, 50_000, 5));
        assertThat(market.lotsAhead(1)).isEqualTo(ahead);
        events.clear();

        market.onRecordedTrade(1_001, 50_000, ahead - 1, Side.SELL);
        assertThat(events.lines()).containsExactly("trade 2 @1001 50000 x " + (ahead - 1) + " SELL 0/0");
        assertThat(market.lotsAhead(1)).isEqualTo(1);
        events.clear();

        market.onRecordedTrade(1_002, 50_000, 4, Side.SELL);
        assertThat(events.lines())
                .containsExactly(
                        "trade 3 @1002 50000 x 3 SELL 1/0",
                        "filled 1 BUY 50000 x 3 left 2 maker #3",
                        "trade 4 @1002 50000 x 1 SELL 0/0");
    }

    @Test
    void anOrderStrictlyThroughThePriceFillsAtItsOwnPriceWhoeverWasTheAggressor() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);
        market.submit(OrderTicket.limit(1, 7, Side.BUY, 49_980, 5));
        events.clear();

        market.onRecordedTrade(1_001, 49_970, 3, Side.BUY);
        market.onRecordedTrade(1_002, 49_975, 30, Side.BUY);

        assertThat(events.lines())
                .containsExactly(
                        "trade 2 @1001 49980 x 3 SELL 1/0",
                        "filled 1 BUY 49980 x 3 left 2 maker #2",
                        "trade 3 @1002 49980 x 2 SELL 1/0",
                        "filled 1 BUY 49980 x 2 left 0 maker #3",
                        "ended 1 FILLED 0",
                        "trade 4 @1002 49975 x 28 BUY 0/0");
    }

    @Test
    void aMarketOrderTakesTheModelledDepthLevelByLevel() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);
        long touch = market.quantityAt(Side.SELL, 50_000);
        events.clear();

        market.submit(OrderTicket.market(1, 7, Side.BUY, touch + 5));

        assertThat(events.lines())
                .containsExactly(
                        "accepted 1",
                        "trade 2 @1000 50000 x " + touch + " BUY 0/1",
                        "filled 1 BUY 50000 x " + touch + " left 5 taker #2",
                        "trade 3 @1000 50010 x 5 BUY 0/1",
                        "filled 1 BUY 50010 x 5 left 0 taker #3",
                        "ended 1 FILLED 0");
        assertThat(market.bestAsk()).isEqualTo(50_010);
        market.onRecordedTrade(1_001, 50_000, 1, Side.BUY);
        assertThat(market.quantityAt(Side.SELL, 50_000)).isEqualTo(touch);
    }

    @Test
    void aMarketOrderByBudgetBuysAsMuchAsItCanPayFor() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);
        events.clear();

        market.submit(OrderTicket.marketForBudget(1, 7, Side.BUY, 50_000 * 3 + 49_999));

        assertThat(events.lines())
                .containsExactly(
                        "accepted 1",
                        "trade 2 @1000 50000 x 3 BUY 0/1",
                        "filled 1 BUY 50000 x 3 left 0 taker #2",
                        "ended 1 FILLED 0");
    }

    @Test
    void aStopWokenByARecordedTradeFindsTheQuotesLaidAroundThatTrade() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);
        market.submit(OrderTicket.stop(1, 7, Side.SELL, 49_900, 5));
        events.clear();

        market.onRecordedTrade(1_001, 49_850, 2, Side.SELL);

        assertThat(events.lines())
                .containsExactly(
                        "trade 2 @1001 49850 x 2 SELL 0/0",
                        "triggered 1 49900",
                        "trade 3 @1001 49850 x 5 SELL 0/1",
                        "filled 1 SELL 49850 x 5 left 0 taker #3",
                        "ended 1 FILLED 0");
    }

    @Test
    void depthChangesRebuildTheBookExactly() {
        Random random = new Random(5);
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        long price = 50_000;
        for (int i = 0; i < 500; i++) {
            price += random.nextInt(41) - 20;
            market.onRecordedTrade(1_000 + i, price, 1 + random.nextInt(300));
            if (i % 3 == 0) {
                market.submit(OrderTicket.limit(i + 1, 7, Side.BUY, price - random.nextInt(60), 40));
            }
            market.drainDepthChanges((side, level, lots) -> {
                TreeMap<Long, Long> levels = side == Side.BUY ? bids : asks;
                if (lots == 0) {
                    assertThat(levels.remove(level)).isNotNull();
                } else {
                    assertThat(Objects.equals(levels.put(level, lots), lots)).isFalse();
                }
            });
            assertThat(new ArrayList<>(bids.descendingKeySet())).isEqualTo(prices(Side.BUY));
            assertThat(new ArrayList<>(asks.keySet())).isEqualTo(prices(Side.SELL));
            bids.forEach((level, lots) ->
                    assertThat(market.quantityAt(Side.BUY, level)).isEqualTo(lots));
        }
    }

    @Test
    void theSameCallsGiveTheSameEventsAndStateOverBothBooks() {
        EventLog other = new EventLog();
        ReplayMarket naive = new ReplayMarket(MODEL, other, NaiveMatchingBook::new);
        drive(market, new Random(11));
        drive(naive, new Random(11));

        assertThat(events.lines()).isEqualTo(other.lines()).hasSizeGreaterThan(5_000);
        assertThat(market.stateHash()).isEqualTo(naive.stateHash());
    }

    @Test
    void everyRecordedLotIsOnTheTapeOnce() {
        Random random = new Random(3);
        long price = 50_000;
        for (int i = 1; i <= 2_000; i++) {
            price += random.nextInt(31) - 15;
            int lots = 1 + random.nextInt(400);
            events.clear();
            market.onRecordedTrade(i, price, lots);
            assertThat(events.lots()).isEqualTo(lots);
            market.submit(OrderTicket.limit(i, 7, random.nextBoolean() ? Side.BUY : Side.SELL, price, 30));
        }
    }

    @Test
    void aMarketResumesFromItsLastPriceAndOpenOrders() {
        market.onRecordedTrade(1_000, 50_000, 7, Side.BUY);
        market.submit(OrderTicket.limit(1, 7, Side.BUY, 49_970, 5));
        market.submit(OrderTicket.stop(2, 7, Side.SELL, 49_900, 5));

        ReplayMarket resumed = new ReplayMarket(MODEL, new EventLog());
        resumed.resume(1_000, 50_000, Side.BUY, market.desk().nextTradeId());
        resumed.submit(OrderTicket.limit(1, 7, Side.BUY, 49_970, 5));
        resumed.submit(OrderTicket.stop(2, 7, Side.SELL, 49_900, 5));
        resumed.quote();

        assertThat(resumed.bestBid()).isEqualTo(market.bestBid());
        assertThat(resumed.bestAsk()).isEqualTo(market.bestAsk());
        assertThat(resumed.desk().state(2)).isEqualTo(market.desk().state(2));
        resumed.onRecordedTrade(1_001, 49_960, 50);
        assertThat(resumed.desk().state(1)).isEmpty();
    }

    @Test
    void aMarketResumedInFullGoesOnExactlyAsTheOldOneWould() {
        Random random = new Random(17);
        MatchingBook book = market.desk().book();
        ReplayMarket resumed = market;
        long price = 50_000;
        for (int i = 1; i <= 3_000; i++) {
            price += random.nextInt(31) - 15;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long lots = 1 + random.nextInt(300);
            OrderTicket ticket = random.nextInt(4) == 0
                    ? OrderTicket.market(i, 1 + i % 3, side, lots)
                    : OrderTicket.limit(i, 1 + i % 3, side, price + random.nextInt(61) - 30, lots)
                            .withDisplay(random.nextBoolean() ? 0 : (lots + 3) / 4);
            for (ReplayMarket each : resumed == market ? List.of(market) : List.of(market, resumed)) {
                each.onRecordedTrade(i, price, lots);
                each.submit(ticket);
            }
            assertThat(resumed.desk().book().stateHash()).as("trade %d", i).isEqualTo(book.stateHash());
            if (i % 500 == 0) {
                resumed = resumed(market);
            }
        }
        assertThat(resumed.lastTicks()).isEqualTo(market.lastTicks());
    }

    private static ReplayMarket resumed(ReplayMarket old) {
        ReplayMarket fresh = new ReplayMarket(MODEL, new EventLog());
        fresh.resume(
                old.desk().now(),
                old.recordedTicks(),
                old.aggressor(),
                old.lastTicks(),
                old.desk().nextTradeId());
        for (Side side : Side.values()) {
            old.modelled(side, (price, lots) -> fresh.resumeModelled(side, price, lots));
            old.desk().book().orders(side, (id, account, price, visible, hidden, display, postOnly, prevention) -> {
                if (id > 0) {
                    fresh.resumeResting(
                            OrderTicket.limit(id, account, side, price, visible + hidden)
                                    .withDisplay(display),
                            visible);
                }
            });
        }
        return fresh;
    }

    @Test
    void aTradeWithoutPriceOrQuantityIsRefused() {
        assertThatThrownBy(() -> market.onRecordedTrade(1, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> market.onRecordedTrade(1, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(market.lastTicks()).isEqualTo(MatchingBook.NO_PRICE);
    }

    private static void drive(ReplayMarket market, Random random) {
        long price = 50_000;
        for (int i = 1; i <= 3_000; i++) {
            price += random.nextInt(31) - 15;
            market.onRecordedTrade(1_000L * i, price, 1 + random.nextInt(300));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            switch (random.nextInt(5)) {
                case 0 -> market.submit(OrderTicket.limit(i, 1 + i % 3, side, price + random.nextInt(61) - 30, 50));
                case 1 -> market.submit(OrderTicket.market(i, 1 + i % 3, side, 1 + random.nextInt(500)));
                case 2 -> market.submit(OrderTicket.trailingStop(i, 1 + i % 3, side, 5 + random.nextInt(50), 20));
                case 3 ->
                    market.submitPair(
                            OrderTicket.limit(2L * i + 100_000, 4, side, price + side.sign() * -40L, 20),
                            OrderTicket.stop(2L * i + 100_001, 4, side, price + side.sign() * 45L, 20));
                default -> market.cancel(i - random.nextInt(20));
            }
        }
    }

    private List<Long> prices(Side side) {
        List<Long> prices = new ArrayList<>();
        market.levels(side, 1_000, (price, lots) -> prices.add(price));
        return prices;
    }
}
