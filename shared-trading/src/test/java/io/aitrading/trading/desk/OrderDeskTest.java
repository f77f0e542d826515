package io.aitrading.trading.desk;

import static io.aitrading.domain.Side.BUY;
import static io.aitrading.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeskTest {
    private static final long US = 7;

    private final EventLog events = new EventLog();
    private final OrderDesk desk = new OrderDesk(LadderMatchingBook::new, events);
    private long marketId;

    @BeforeEach
    void aMarketAround1000() {
        desk.advanceTime(1_000);
        quote(SELL, 1_010, 100);
        quote(BUY, 990, 100);
        desk.print(1_000, 1, BUY);
        events.clear();
    }

    @Test
    void aBuyStopWakesWhenTheMarketRisesToItAndBuysAtMarket() {
        desk.submit(OrderTicket.stop(1, US, BUY, 1_005, 10));
        print(1_004);
        assertThat(desk.state(1)).contains(OrderState.DORMANT);
        events.clear();

        print(1_005);

        assertThat(ours())
                .containsExactly("triggered 1 1005", "filled 1 BUY 1010 x 10 left 0 taker #4", "ended 1 FILLED 0");
    }

    @Test
    void aStopLimitRestsAtItsLimitOnceWoken() {
        desk.submit(OrderTicket.stopLimit(1, US, SELL, 995, 994, 10));
        desk.book().cancel(-2);

        print(990);

        assertThat(ours()).containsExactly("accepted 1", "dormant 1 995", "triggered 1 995", "rested 1 994 x 10");
    }

    @Test
    void aTakeProfitWakesInItsOwnersFavour() {
        desk.submit(OrderTicket.takeProfit(1, US, SELL, 1_020, 10));
        desk.submit(OrderTicket.takeProfit(2, US, BUY, 980, 10));

        print(1_020);
        assertThat(desk.state(1)).isEmpty();
        assertThat(desk.state(2)).contains(OrderState.DORMANT);
        print(980);
        assertThat(desk.state(2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STOP, BUY, 1000", "STOP, SELL, 1000", "TAKE_PROFIT, BUY, 1001", "TAKE_PROFIT, SELL, 999"})
    void aConditionalOrderWhoseConditionIsMetAlreadyIsRefused(OrderKind kind, Side side, long stop) {
        OrderTicket ticket = kind == OrderKind.STOP
                ? OrderTicket.stop(1, US, side, stop, 10)
                : OrderTicket.takeProfit(1, US, side, stop, 10);

        assertThat(desk.submit(ticket)).isFalse();
        assertThat(ours()).containsExactly("rejected 1 WOULD_TRIGGER");
    }

    @Test
    void aTrailingStopFollowsTheBestPriceAndNeverGoesBack() {
        desk.submit(OrderTicket.trailingStop(1, US, SELL, 20, 10));
        print(1_050);
        print(1_031);
        assertThat(desk.trailingFrom(1)).hasValue(1_050);
        events.clear();

        print(1_030);

        assertThat(ours().getFirst()).isEqualTo("triggered 1 1030");
        assertThat(desk.state(1)).isEmpty();
    }

    @Test
    void aTrailingStopWithAnActivationPriceTrailsFromThereOn() {
        OrderTicket ticket = new OrderTicket(
                1,
                US,
                SELL,
                OrderKind.TAKE_PROFIT,
                Lifetime.GOOD_TILL_CANCEL,
                0,
                1_100,
                0,
                100,
                10,
                Long.MAX_VALUE,
                0,
                0,
                false,
                false,
                SelfTradePrevention.NONE);
        desk.submit(ticket);
        print(1_050);
        print(1_000);
        assertThat(desk.state(1)).contains(OrderState.DORMANT);
        print(1_200);
        assertThat(desk.trailingFrom(1)).hasValue(1_200);
        print(1_189);
        assertThat(desk.state(1)).contains(OrderState.DORMANT);
        print(1_188);
        assertThat(desk.state(1)).isEmpty();
    }

    @Test
    void aResumedTrailingStopKeepsTheBestPriceItHadSeen() {
        desk.submit(OrderTicket.trailingStop(1, US, SELL, 20, 10));

        desk.resumeTrailing(1, 1_015);

        assertThat(desk.trailingFrom(1)).hasValue(1_015);
        print(995);
        assertThat(desk.state(1)).isEmpty();
        assertThatThrownBy(() -> desk.resumeTrailing(1, 1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFillOfOneLegOfAPairEndsTheOther() {
        desk.submitPair(OrderTicket.limit(1, US, SELL, 1_005, 10), OrderTicket.stop(2, US, SELL, 980, 10));
        events.clear();

        take(BUY, 1_005, 4);

        assertThat(ours()).containsExactly("filled 1 SELL 1005 x 4 left 6 maker #2", "ended 2 PAIRED 10");
        assertThat(desk.state(1)).contains(OrderState.PARTIALLY_FILLED);
    }

    @Test
    void theTriggerOfOneLegOfAPairEndsTheOtherBeforeItEntersTheBook() {
        desk.submitPair(OrderTicket.limit(1, US, SELL, 1_005, 10), OrderTicket.stop(2, US, SELL, 980, 10));
        events.clear();

        print(980);

        assertThat(ours())
                .containsExactly(
                        "triggered 2 980",
                        "ended 1 PAIRED 10",
                        "filled 2 SELL 990 x 10 left 0 taker #3",
                        "ended 2 FILLED 0");
    }

    @Test
    void theCancellationOfOneLegCancelsThePair() {
        desk.submitPair(OrderTicket.limit(1, US, SELL, 1_005, 10), OrderTicket.stop(2, US, SELL, 980, 10));
        events.clear();

        desk.cancel(2);

        assertThat(ours()).containsExactly("ended 2 REQUESTED 10", "ended 1 REQUESTED 10");
    }

    @Test
    void aBracketArmsItsExitsForWhatTheEntryHasFilledAndTheyCloseItOnce() {
        bracket();
        assertThat(desk.state(2)).contains(OrderState.HELD);
        events.clear();

        take(SELL, 995, 4);
        assertThat(ours())
                .containsExactly("filled 1 BUY 995 x 4 left 6 maker #2", "dormant 3 970", "rested 2 1008 x 4");
        take(SELL, 995, 6);
        assertThat(desk.book().remaining(2)).isEqualTo(10);
        events.clear();

        take(BUY, 1_008, 3);
        assertThat(desk.state(2)).contains(OrderState.PARTIALLY_FILLED);
        print(970);

        assertThat(ours())
                .containsExactly(
                        "filled 2 SELL 1008 x 3 left 7 maker #4",
                        "triggered 3 970",
                        "filled 3 SELL 990 x 7 left 0 taker #6",
                        "ended 3 FILLED 0",
                        "ended 2 PAIRED 7");
        assertThat(desk.position(US)).isZero();
    }

    @Test
    void theExitsOfABracketWhoseEntryEndsUnfilledEndToo() {
        bracket();
        events.clear();

        desk.cancel(1);

        assertThat(ours()).containsExactly("ended 1 REQUESTED 10", "ended 3 ENTRY_ENDED 10", "ended 2 ENTRY_ENDED 10");
    }

    @Test
    void aBracketsExitThatHasSoldAllThereIsWaitsForMoreOfTheEntry() {
        bracket();
        take(SELL, 995, 4);
        take(BUY, 1_008, 4);
        assertThat(desk.state(2)).contains(OrderState.HELD);

        take(SELL, 995, 2);
        assertThat(desk.book().remaining(2)).isEqualTo(2);
        desk.cancel(1);
        take(BUY, 1_008, 2);

        assertThat(desk.state(2)).isEmpty();
        assertThat(desk.state(3)).isEmpty();
        assertThat(desk.position(US)).isZero();
    }

    @Test
    void aReduceOnlyOrderNeedsAPositionAndNeverTurnsItRound() {
        assertThat(desk.submit(OrderTicket.market(1, US, SELL, 5).withReduceOnly()))
                .isFalse();
        assertThat(ours()).containsExactly("rejected 1 NOTHING_TO_REDUCE");

        desk.submit(OrderTicket.market(2, US, BUY, 10));
        desk.submit(OrderTicket.limit(3, US, SELL, 1_005, 8).withReduceOnly());
        desk.submit(OrderTicket.limit(4, US, SELL, 1_006, 8).withReduceOnly());
        assertThat(desk.book().remaining(4)).isEqualTo(2);
        desk.submit(OrderTicket.market(5, US, SELL, 3));
        assertThat(desk.book().remaining(3)).isEqualTo(7);
        assertThat(desk.state(4)).isEmpty();

        take(BUY, 1_006, 50);
        assertThat(desk.position(US)).isZero();
    }

    @Test
    void aReduceOnlyStopWithoutAPositionEndsWhenItWakes() {
        desk.setPosition(US, 5);
        desk.submit(OrderTicket.stop(1, US, SELL, 980, 5).withReduceOnly());
        desk.setPosition(US, 0);
        events.clear();

        print(980);

        assertThat(ours()).containsExactly("triggered 1 980", "ended 1 NOTHING_TO_REDUCE 0");
    }

    @Test
    void datedAndDayOrdersEndWithTheirTime() {
        desk.submit(OrderTicket.limit(1, US, BUY, 900, 5).withExpiry(5_000));
        desk.submit(OrderTicket.stop(2, US, BUY, 1_500, 5).withLifetime(Lifetime.DAY));
        events.clear();

        desk.advanceTime(4_999);
        assertThat(ours()).isEmpty();
        desk.advanceTime(5_000);
        assertThat(ours()).containsExactly("ended 1 TIME 5");
        desk.advanceTime(86_400_000);
        assertThat(ours()).containsExactly("ended 1 TIME 5", "ended 2 TIME 5");
    }

    @Test
    void amendingKeepsTheQueueOnlyWhenTheQuantityFalls() {
        desk.submit(OrderTicket.limit(1, US, BUY, 950, 5));
        desk.submit(OrderTicket.limit(2, US, BUY, 950, 5));

        desk.amend(1, 950, 3);
        assertThat(desk.book().lotsAhead(1)).isZero();
        desk.amend(1, 950, 6);
        assertThat(desk.book().lotsAhead(1)).isEqualTo(5);
        assertThat(desk.amend(99, 950, 6)).isFalse();
        assertThat(desk.amend(1, 0, 6)).isFalse();
        assertThat(desk.amend(1, 950, 0)).isFalse();
    }

    @Test
    void anIcebergShowsItsSliceOnly() {
        desk.submit(OrderTicket.limit(1, US, BUY, 950, 50).withDisplay(10));

        assertThat(desk.book().quantityAt(BUY, 950)).isEqualTo(10);
        assertThat(desk.book().remaining(1)).isEqualTo(50);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsRefused() {
        desk.submit(OrderTicket.limit(1, US, BUY, 1_010, 5).withPostOnly());
        desk.submit(OrderTicket.limit(2, US, BUY, 1_009, 5).withPostOnly());
        assertThat(desk.amend(2, 1_010, 5)).isFalse();

        assertThat(ours())
                .containsExactly("rejected 1 WOULD_TAKE", "accepted 2", "rested 2 1009 x 5", "rejected 2 WOULD_TAKE");
    }

    @Test
    void badTicketsAreRefusedWithTheirReason() {
        desk.submit(OrderTicket.limit(0, US, BUY, 900, 5));
        desk.submit(OrderTicket.limit(1, US, BUY, 0, 5));
        desk.submit(OrderTicket.limit(1, US, BUY, 900, 0));
        desk.submit(OrderTicket.stop(1, US, BUY, 0, 5));
        desk.submit(OrderTicket.trailingStop(1, US, BUY, -1, 5));
        desk.submit(OrderTicket.market(1, US, BUY, 5).withTrail(5, 0));
        desk.submit(OrderTicket.market(1, US, BUY, 5).withPostOnly());
        desk.submit(OrderTicket.market(1, US, BUY, 5).withDisplay(2));
        desk.submit(OrderTicket.limit(1, US, BUY, 900, 5).withDisplay(9));
        desk.submit(OrderTicket.limit(1, US, BUY, 900, 5).withExpiry(1_000));
        desk.submit(OrderTicket.limit(1, US, BUY, 900, 5).withBudget(100));
        desk.submitPair(OrderTicket.limit(1, US, BUY, 900, 5), OrderTicket.stop(2, US, SELL, 900, 5));
        desk.cancel(55);

        assertThat(ours())
                .containsExactly(
                        "rejected 0 BAD_ID",
                        "rejected 1 BAD_PRICE",
                        "rejected 1 BAD_QUANTITY",
                        "rejected 1 BAD_STOP_PRICE",
                        "rejected 1 BAD_TRAIL",
                        "rejected 1 BAD_TRAIL",
                        "rejected 1 BAD_LIFETIME",
                        "rejected 1 BAD_DISPLAY_QUANTITY",
                        "rejected 1 BAD_DISPLAY_QUANTITY",
                        "rejected 1 BAD_LIFETIME",
                        "rejected 1 BAD_QUANTITY",
                        "rejected 1 BAD_LINK",
                        "rejected 2 BAD_LINK",
                        "rejected 55 UNKNOWN_ORDER");
    }

    private void bracket() {
        desk.submitBracket(
                OrderTicket.limit(1, US, BUY, 995, 10),
                OrderTicket.limit(2, US, SELL, 1_008, 10),
                OrderTicket.stop(3, US, SELL, 970, 10));
    }

    private void quote(Side side, long price, long lots) {
        desk.book().place(--marketId, side, Handling.REST, price, lots);
    }

    private void take(Side side, long price, long lots) {
        desk.book().place(--marketId, side, Handling.IMMEDIATE_OR_CANCEL, price, lots);
        desk.settle();
    }

    private void print(long price) {
        desk.print(price, 1, BUY);
        desk.settle();
    }

    private List<String> ours() {
        return events.lines().stream()
                .filter(line -> !line.startsWith("trade "))
                .toList();
    }
}
