package io.aitrading.trading.depth;

import static io.aitrading.domain.Side.BUY;
import static io.aitrading.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.L2Book;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthReplayTest {
    private final DepthEvents events = new DepthEvents(4);
    private final List<String> fills = new ArrayList<>();

    @Test
    void anOrderAtTheTouchFillsOnceTradesHaveUsedUpWhatWasAheadOfIt() {
        book();
        events.trade(20, SELL, 100, 30);
        events.level(21, BUY, 100, 20);
        events.trade(30, SELL, 100, 23);
        events.level(31, BUY, 100, 0);
        quiet();

        DepthReplay.Result result = buyAtTouch(100, new RiskAverseQueue(), 0);

        assertThat(fills).containsExactly("BUY 100 x 3 maker @31");
        assertThat(result.position()).isEqualTo(3);
        assertThat(result.cashTickLots()).isEqualTo(-300);
    }

    @Test
    void cancellationsAheadMoveAnOrderUpOnlyInTheProbabilisticModel() {
        book();
        events.level(20, BUY, 100, 60);
        events.level(21, BUY, 100, 30);
        events.trade(30, SELL, 100, 31);
        quiet();

        assertThat(buyAtTouch(100, new RiskAverseQueue(), 0).fills()).isEqualTo(1);
        events.level(200, BUY, 100, 40);
        fills.clear();

        DepthEvents mixed = new DepthEvents(4);
        mixed.level(0, BUY, 100, 50);
        mixed.level(0, SELL, 102, 50);
        mixed.level(10, BUY, 100, 90);
        mixed.level(11, BUY, 100, 45);
        mixed.trade(12, SELL, 100, 40);
        mixed.level(50, SELL, 102, 51);
        assertThat(run(mixed, new RiskAverseQueue(), 0, 100).fills()).isZero();
        assertThat(run(mixed, new ProbabilisticQueue(1), 0, 100).fills()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 100, 80, 40", "1, 0, 100, 80, 0", "2, 80, 100, 90, 70.588", "1, 50, 100, 120, 50"})
    void theProbabilisticQueueSplitsWhatLeftByTheLengthsOfItsParts(
            int power, double ahead, long before, long after, double expected) {
        assertThat(new ProbabilisticQueue(power).change(ahead, before, after)).isEqualTo(expected, within(0.001));
    }

    @Test
    void aTradeThroughAnOrderFillsItAtItsOwnPriceForNoMoreThanTraded() {
        book();
        events.trade(20, SELL, 99, 2);
        quiet();

        buyAtTouch(100, new RiskAverseQueue(), 0);

        assertThat(fills).containsExactly("BUY 100 x 2 maker @40");
    }

    @Test
    void anOrderThatCanTradeOnArrivalTakesTheRecordedLevels() {
        events.level(0, SELL, 103, 50);
        book();
        quiet();

        DepthReplay replay =
                new DepthReplay(events, new RiskAverseQueue(), new FixedLatency(0, 0), once(103, 52, false));
        DepthReplay.Result result = replay.run();

        assertThat(fills).containsExactly("BUY 102 x 50 taker @1", "BUY 103 x 2 taker @1");
        assertThat(result.position()).isEqualTo(52);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeOnArrivalIsRefused() {
        book();
        quiet();
        List<Boolean> open = new ArrayList<>();
        DepthReplay replay =
                new DepthReplay(events, new RiskAverseQueue(), new FixedLatency(0, 0), new DepthStrategy() {
                    private long order;

                    @Override
                    public void onTop(DepthSession session) {
                        if (order == 0 && session.bestAsk() == 102) {
                            order = session.submit(BUY, 102, 5, true);
                        }
                        open.add(order == 0 || session.open(order));
                    }
                });

        assertThat(replay.run().fills()).isZero();
        assertThat(open.getFirst()).isTrue();
        assertThat(open.getLast()).isFalse();
    }

    @Test
    void anOrderIsNotThereBeforeItsLatencyHasPassedNorAreItsAnswers() {
        book();
        events.trade(20, SELL, 99, 2);
        events.trade(25, SELL, 99, 3);
        quiet();

        buyAtTouch(100, new RiskAverseQueue(), 22);

        assertThat(fills).containsExactly("BUY 100 x 3 maker @47");
    }

    @Test
    void aCancelThatComesTooLateDoesNotUndoAFill() {
        book();
        events.trade(20, SELL, 99, 9);
        quiet();
        DepthReplay replay =
                new DepthReplay(events, new RiskAverseQueue(), new FixedLatency(0, 0), new DepthStrategy() {
                    private long order;

                    @Override
                    public void onTop(DepthSession session) {
                        if (order == 0 && session.bestAsk() == 102) {
                            order = session.submit(BUY, 100, 5, true);
                        } else {
                            session.cancel(order);
                        }
                    }
                });

        assertThat(replay.run().position()).isEqualTo(5);
    }

    @Test
    void recordedLatenciesHoldUntilTheNextMeasurement() {
        RecordedLatency latency = new RecordedLatency(new long[] {100, 200}, new long[] {5, 9}, new long[] {6, 10});

        assertThat(latency.entryNanos(50)).isEqualTo(5);
        assertThat(latency.entryNanos(199)).isEqualTo(5);
        assertThat(latency.responseNanos(200)).isEqualTo(10);
        assertThatThrownBy(() -> new RecordedLatency(new long[] {2, 1}, new long[] {1, 1}, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventsOutOfOrderAreRefused() {
        events.level(10, BUY, 100, 5);
        assertThatThrownBy(() -> events.trade(9, SELL, 100, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> events.trade(10, SELL, 100, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBareReplayEndsWithTheFeedsBook() {
        book();
        L2Book book = new L2Book();

        DepthReplay.bare(events, book);

        assertThat(book.bestBid()).isEqualTo(100);
        assertThat(book.lots(SELL, 102)).isEqualTo(50);
    }

    private void book() {
        events.level(0, BUY, 100, 50);
        events.level(0, SELL, 102, 50);
        events.level(1, BUY, 99, 70);
    }

    private void quiet() {
        events.level(40, SELL, 102, 51);
        events.level(47, SELL, 102, 52);
        events.level(100, SELL, 102, 53);
    }

    private DepthReplay.Result buyAtTouch(long price, QueueModel queue, long latencyNanos) {
        return run(events, queue, latencyNanos, price);
    }

    private DepthReplay.Result run(DepthEvents feed, QueueModel queue, long latencyNanos, long price) {
        return new DepthReplay(feed, queue, new FixedLatency(latencyNanos, latencyNanos), once(price, 5, true)).run();
    }

    private DepthStrategy once(long price, long lots, boolean postOnly) {
        return new DepthStrategy() {
            private boolean sent;

            @Override
            public void onTop(DepthSession session) {
                if (!sent && session.bestAsk() == 102) {
                    sent = session.submit(BUY, price, lots, postOnly) > 0;
                }
            }

            @Override
            public void onFill(
                    DepthSession session, long orderId, Side side, long priceTicks, long filled, boolean maker) {
                fills.add("%s %d x %d %s @%d"
                        .formatted(side, priceTicks, filled, maker ? "maker" : "taker", session.timeNanos()));
            }
        };
    }
}
