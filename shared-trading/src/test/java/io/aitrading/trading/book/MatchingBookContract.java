package io.aitrading.trading.book;

import static io.aitrading.domain.Side.BUY;
import static io.aitrading.domain.Side.SELL;
import static io.aitrading.trading.book.Handling.FILL_OR_KILL;
import static io.aitrading.trading.book.Handling.IMMEDIATE_OR_CANCEL;
import static io.aitrading.trading.book.Handling.POST_ONLY;
import static io.aitrading.trading.book.Handling.REST;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MatchingBook} promises. */
abstract class MatchingBookContract {
    private final BookLog log = new BookLog();
    private final MatchingBook book = create(log);

    abstract MatchingBook create(BookListener listener);

    @Test
    void anEmptyBookHasNoPricesAndNoOrders() {
        assertThat(book.bestBid()).isEqualTo(MatchingBook.NO_PRICE);
        assertThat(book.bestAsk()).isEqualTo(MatchingBook.NO_PRICE);
        assertThat(book.orderCount()).isZero();
        assertThat(levels(BUY)).isEmpty();
    }

    @Test
    void aCrossingOrderTradesAtTheRestingPriceBestPriceFirstOldestFirst() {
        book.place(1, SELL, REST, 101, 5);
        book.place(2, SELL, REST, 100, 5);
        book.place(3, SELL, REST, 100, 5);
        log.take();

        long executed = book.place(4, BUY, REST, 101, 12);

        assertThat(executed).isEqualTo(12);
        assertThat(log.take())
                .containsExactly(
                        "accepted 4 BUY 101 x 12",
                        "traded 2/4 BUY 100 x 5 left 0/7",
                        "traded 3/4 BUY 100 x 5 left 0/2",
                        "traded 1/4 BUY 101 x 2 left 3/0");
        assertThat(book.remaining(1)).isEqualTo(3);
        assertThat(book.contains(4)).isFalse();
    }

    @Test
    void theRestOfACrossingLimitOrderRests() {
        book.place(1, BUY, REST, 100, 5);

        book.place(2, SELL, REST, 99, 8);

        assertThat(book.bestBid()).isEqualTo(MatchingBook.NO_PRICE);
        assertThat(book.bestAsk()).isEqualTo(99);
        assertThat(book.remaining(2)).isEqualTo(3);
    }

    @Test
    void anImmediateOrderCancelsWhatDoesNotTradeAtOnce() {
        book.place(1, SELL, REST, 100, 5);
        log.take();

        book.place(2, BUY, IMMEDIATE_OR_CANCEL, 100, 8);

        assertThat(log.take())
                .containsExactly(
                        "accepted 2 BUY 100 x 8",
                        "traded 1/2 BUY 100 x 5 left 0/3",
                        "cancelled 2 BUY 100 x 3 IMMEDIATE_REMAINDER");
        assertThat(book.orderCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void aFillOrKillOrderTradesInFullOrNotAtAll(long secondLevel, boolean fills) {
        book.place(1, SELL, REST, 100, 5);
        book.place(2, SELL, REST, 101, secondLevel);
        book.place(3, SELL, REST, 102, 100);

        long executed = book.place(4, BUY, FILL_OR_KILL, 101, 15);

        assertThat(executed).isEqualTo(fills ? 15 : 0);
        assertThat(book.orderCount()).isEqualTo(fills ? 1 : 3);
    }

    @Test
    void aPostOnlyOrderThatWouldTradeIsRejectedAndChangesNothing() {
        book.place(1, SELL, REST, 100, 5);
        long before = book.stateHash();
        log.take();

        book.place(2, BUY, POST_ONLY, 100, 5);
        assertThat(log.take()).containsExactly("rejected 2 WOULD_TAKE");
        assertThat(book.stateHash()).isEqualTo(before);

        book.place(3, BUY, POST_ONLY, 99, 5);
        assertThat(book.modify(3, 100, 5)).isFalse();
        assertThat(book.remaining(3)).isEqualTo(5);
        assertThat(book.bestBid()).isEqualTo(99);
    }

    @Test
    void aMarketOrderTakesWhatThereIsAndCancelsTheRest() {
        book.place(1, BUY, REST, 100, 5);
        book.place(2, BUY, REST, 90, 5);
        log.take();

        long executed = book.placeMarket(3, 0, SELL, 20, MatchingBook.UNLIMITED, SelfTradePrevention.NONE);

        assertThat(executed).isEqualTo(10);
        assertThat(log.take())
                .containsExactly(
                        "accepted 3 SELL market x 20",
                        "traded 1/3 SELL 100 x 5 left 0/15",
                        "traded 2/3 SELL 90 x 5 left 0/10",
                        "cancelled 3 SELL market x 10 NO_LIQUIDITY");
    }

    @Test
    void aMarketOrderStopsWhereItsBudgetCannotPayForOneMoreLot() {
        book.place(1, SELL, REST, 100, 5);
        book.place(2, SELL, REST, 110, 5);

        long executed =
                book.placeMarket(3, 0, BUY, MatchingBook.UNLIMITED, 5 * 100 + 2 * 110 + 109, SelfTradePrevention.NONE);

        assertThat(executed).isEqualTo(7);
        assertThat(book.remaining(2)).isEqualTo(3);
    }

    @Test
    void modifyLosesPriorityEvenAtTheSamePrice() {
        book.place(1, BUY, REST, 100, 5);
        book.place(2, BUY, REST, 100, 5);

        book.modify(1, 100, 4);

        assertThat(order(BUY)).containsExactly(2L, 1L);
        assertThat(book.lotsAhead(1)).isEqualTo(5);
    }

    @Test
    void modifyMayTrade() {
        book.place(1, SELL, REST, 105, 5);
        book.place(2, BUY, REST, 100, 5);
        log.take();

        book.modify(2, 105, 8);

        assertThat(log.take()).containsExactly("modified 2 BUY 105 x 8", "traded 1/2 BUY 105 x 5 left 0/3");
        assertThat(book.bestBid()).isEqualTo(105);
    }

    @Test
    void amendKeepsPriorityOnlyWhenTheQuantityDoesNotRiseAndThePriceStays() {
        book.place(1, BUY, REST, 100, 5);
        book.place(2, BUY, REST, 100, 5);

        book.amend(1, 100, 3);
        assertThat(order(BUY)).containsExactly(1L, 2L);
        assertThat(book.quantityAt(BUY, 100)).isEqualTo(8);

        book.amend(1, 100, 4);
        assertThat(order(BUY)).containsExactly(2L, 1L);

        book.amend(2, 99, 5);
        assertThat(order(BUY)).containsExactly(1L, 2L);
    }

    @Test
    void replaceEndsOneOrderAndEntersAnotherUnderANewId() {
        book.place(1, 7, BUY, POST_ONLY, 100, 5, 2, SelfTradePrevention.EXPIRE_MAKER);
        log.take();

        assertThat(book.replace(1, 9, 101, 6)).isTrue();

        assertThat(log.take()).containsExactly("cancelled 1 BUY 100 x 5 REPLACED", "accepted 9 BUY 101 x 6");
        assertThat(book.quantityAt(BUY, 101)).isEqualTo(2);
        assertThat(book.replace(1, 10, 101, 6)).isFalse();
        book.place(11, BUY, REST, 90, 1);
        assertThat(book.replace(9, 11, 101, 6)).isFalse();
        assertThat(book.contains(9)).isTrue();
    }

    @Test
    void anIcebergShowsOneSliceAndQueuesEachNextOneAtTheEnd() {
        book.place(1, 0, SELL, REST, 100, 12, 5, SelfTradePrevention.NONE);
        book.place(2, SELL, REST, 100, 5);
        assertThat(book.quantityAt(SELL, 100)).isEqualTo(10);
        log.take();

        book.place(3, BUY, IMMEDIATE_OR_CANCEL, 100, 14);

        assertThat(log.take())
                .containsExactly(
                        "accepted 3 BUY 100 x 14",
                        "traded 1/3 BUY 100 x 5 left 7/9",
                        "traded 2/3 BUY 100 x 5 left 0/4",
                        "traded 1/3 BUY 100 x 4 left 3/0");
        assertThat(book.quantityAt(SELL, 100)).isEqualTo(1);
        assertThat(book.remaining(1)).isEqualTo(3);
    }

    @Test
    void amendingAnIcebergDownTakesFromItsReserveFirst() {
        book.place(1, 0, SELL, REST, 100, 12, 5, SelfTradePrevention.NONE);

        book.amend(1, 100, 6);
        assertThat(book.quantityAt(SELL, 100)).isEqualTo(5);
        book.amend(1, 100, 2);
        assertThat(book.quantityAt(SELL, 100)).isEqualTo(2);
        assertThat(book.remaining(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRE_TAKER, 5, 0, 'traded 1/3 BUY 100 x 2 left 0/6|cancelled 3 BUY 101 x 6 SELF_TRADE'",
        "EXPIRE_MAKER, 0, 6, 'traded 1/3 BUY 100 x 2 left 0/6|cancelled 2 SELL 100 x 5 SELF_TRADE'",
        "EXPIRE_BOTH, 0, 0, 'traded 1/3 BUY 100 x 2 left 0/6|cancelled 2 SELL 100 x 5 SELF_TRADE"
                + "|cancelled 3 BUY 101 x 6 SELF_TRADE'",
        "DECREMENT, 0, 1, 'traded 1/3 BUY 100 x 2 left 0/6|cancelled 2 SELL 100 x 5 SELF_TRADE"
                + "|modified 3 BUY 101 x 1'",
        "NONE, 0, 1, 'traded 1/3 BUY 100 x 2 left 0/6|traded 2/3 BUY 100 x 5 left 0/1'"
    })
    void selfTradePreventionFollowsTheIncomingOrdersMode(
            SelfTradePrevention mode, long makerLeft, long takerLeft, String events) {
        book.place(1, 8, SELL, REST, 100, 2, 0, SelfTradePrevention.NONE);
        book.place(2, 7, SELL, REST, 100, 5, 0, SelfTradePrevention.NONE);
        log.take();

        book.place(3, 7, BUY, REST, 101, 8, 0, mode);

        assertThat(String.join("|", log.take())).isEqualTo("accepted 3 BUY 101 x 8|" + events);
        assertThat(book.remaining(2)).isEqualTo(makerLeft);
        assertThat(book.remaining(3)).isEqualTo(takerLeft);
    }

    @Test
    void aFillOrKillOrderCountsOnlyWhatItMayTradeWith() {
        book.place(1, 8, SELL, REST, 100, 5, 0, SelfTradePrevention.NONE);
        book.place(2, 7, SELL, REST, 100, 5, 0, SelfTradePrevention.NONE);
        book.place(3, 8, SELL, REST, 100, 5, 0, SelfTradePrevention.NONE);

        assertThat(book.place(4, 7, BUY, FILL_OR_KILL, 100, 6, 0, SelfTradePrevention.EXPIRE_TAKER))
                .isZero();
        assertThat(book.place(5, 7, BUY, FILL_OR_KILL, 100, 6, 0, SelfTradePrevention.EXPIRE_MAKER))
                .isEqualTo(6);
    }

    @Test
    void commandsForOrdersThatDoNotRestAreRejected() {
        book.cancel(1);
        book.modify(2, 100, 1);
        book.amend(3, 100, 1);
        book.replace(4, 5, 100, 1);

        assertThat(log.take())
                .containsExactly(
                        "rejected 1 UNKNOWN_ORDER",
                        "rejected 2 UNKNOWN_ORDER",
                        "rejected 3 UNKNOWN_ORDER",
                        "rejected 4 UNKNOWN_ORDER");
    }

    @Test
    void badNumbersAreRejectedAndChangeNothing() {
        book.place(1, BUY, REST, 100, 5);
        long before = book.stateHash();
        log.take();

        book.place(1, BUY, REST, 100, 5);
        book.place(2, BUY, REST, 100, 0);
        book.place(3, BUY, REST, 100, -1);
        book.place(4, BUY, REST, 100, MatchingBook.MAX_QUANTITY + 1);
        book.place(5, BUY, REST, MatchingBook.MAX_PRICE + 1, 1);
        book.place(6, SELL, REST, Long.MIN_VALUE, 1);
        book.place(7, 0, BUY, REST, 100, 5, 6, SelfTradePrevention.NONE);
        book.modify(1, 100, 0);
        book.amend(1, 100, -3);
        book.placeMarket(8, 0, BUY, 0, MatchingBook.UNLIMITED, SelfTradePrevention.NONE);
        book.placeMarket(9, 0, BUY, MatchingBook.UNLIMITED, MatchingBook.UNLIMITED, SelfTradePrevention.NONE);
        book.placeMarket(10, 0, BUY, MatchingBook.UNLIMITED, 0, SelfTradePrevention.NONE);

        assertThat(log.take())
                .containsExactly(
                        "rejected 1 DUPLICATE_ID",
                        "rejected 2 BAD_QUANTITY",
                        "rejected 3 BAD_QUANTITY",
                        "rejected 4 BAD_QUANTITY",
                        "rejected 5 BAD_PRICE",
                        "rejected 6 BAD_PRICE",
                        "rejected 7 BAD_DISPLAY_QUANTITY",
                        "rejected 1 BAD_QUANTITY",
                        "rejected 1 BAD_QUANTITY",
                        "rejected 8 BAD_QUANTITY",
                        "rejected 9 BAD_QUANTITY",
                        "rejected 10 BAD_QUANTITY");
        assertThat(book.stateHash()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1L << 20, 1L << 50})
    void levelsComeBestFirstHoweverFarApartTheyAre(long step) {
        List<Long> expectedAsks = new ArrayList<>();
        List<Long> expectedBids = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            // Every third price out of order, so that the book must sort.
            int place = i % 3 == 0 ? i - 2 : i % 3 == 1 && i < 500 ? i + 2 : i;
            book.place(i, SELL, REST, place * step, 1);
            book.place(1_000 + i, BUY, REST, -place * step, 1);
            expectedAsks.add(place * step);
            expectedBids.add(-place * step);
        }
        expectedAsks.sort(null);
        expectedBids.sort((a, b) -> Long.compare(b, a));

        assertThat(levels(SELL)).isEqualTo(expectedAsks.stream().distinct().toList());
        assertThat(levels(BUY)).isEqualTo(expectedBids.stream().distinct().toList());
        assertThat(book.bestAsk()).isEqualTo(expectedAsks.getFirst());
        assertThat(book.bestBid()).isEqualTo(expectedBids.getFirst());
    }

    private List<Long> levels(Side side) {
        List<Long> prices = new ArrayList<>();
        book.levels(side, Integer.MAX_VALUE, (price, lots) -> prices.add(price));
        return prices;
    }

    private List<Long> order(Side side) {
        List<Long> ids = new ArrayList<>();
        book.orders(side, (id, account, price, visible, hidden, display, postOnly, prevention) -> ids.add(id));
        return ids;
    }
}
