package io.aitrading.bridge.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.bridge.Trades;
import io.aitrading.domain.MarketTrade;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TradeSequencerProperties {
    private final List<Long> handedOn = new ArrayList<>();
    private final GapLog gaps = new GapLog(100);

    @Property(tries = 300)
    void whateverIsLostDoubledOrShuffledOnTheWayTheSequenceIsWhole(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(max = 90) int lossPercent) {
        List<Long> received = new ArrayList<>();
        TradeSequencer sequencer = sequencer(10, received);
        sequencer.history(Trades.range(1, 5));
        Random random = new Random(seed);
        List<Long> stream = new ArrayList<>();
        for (long id = 6; id < 6 + count; id++) {
            if (random.nextInt(100) >= lossPercent) {
                stream.add(id);
                if (random.nextInt(4) == 0) {
                    stream.add(id);
                }
            }
        }
        shuffleNearby(stream, random);
        for (long id : stream) {
            sequencer.live(Trades.received(id));
            while (sequencer.hasHole()) {
                long from = sequencer.next().getAsLong();
                sequencer.history(Trades.range(from, Math.min(from + random.nextInt(4), 5 + count)));
            }
        }
        sequencer.history(Trades.range(sequencer.next().getAsLong(), 5 + count));

        assertThat(received)
                .isEqualTo(LongStream.rangeClosed(1, 5 + count).boxed().toList());
    }

    @Example
    void aTradeFromBeforeIsDroppedAndCounted() {
        TradeSequencer sequencer = sequencer(10, handedOn);
        sequencer.history(Trades.range(1, 3));
        sequencer.live(Trades.received(2));
        sequencer.live(Trades.received(4));

        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sequencer.duplicates()).isEqualTo(1);
    }

    @Example
    void whatTheHistoryNoLongerHasIsAGapAndTheRestGoesOn() {
        TradeSequencer sequencer = sequencer(10, handedOn);
        sequencer.history(Trades.range(1, 3));
        sequencer.live(Trades.received(9));
        sequencer.history(Trades.range(7, 8));

        assertThat(handedOn).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
        assertThat(gaps.recent()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.LOST);
            assertThat(gap.fromId()).isEqualTo(4);
            assertThat(gap.toId()).isEqualTo(6);
        });
    }

    @Example
    void anAbsurdTradeIsQuarantinedAndItsNeighboursPass() {
        List<String> prices = new ArrayList<>();
        TradeSequencer sequencer = new TradeSequencer(
                Trades.SYMBOL,
                new PriceGuard(() -> new BigDecimal("5")),
                gaps,
                InstantSource.system(),
                10,
                trade -> prices.add(trade.price().toString()));
        sequencer.history(List.of(
                readable(1, "800"),
                readable(2, "0"),
                readable(3, "80000"),
                new ReceivedTrade.Illegible(4, "NaN"),
                readable(5, "801")));

        assertThat(prices).containsExactly("800", "801");
        assertThat(gaps.recent()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.QUARANTINED);
            assertThat(gap.fromId()).isEqualTo(2);
            assertThat(gap.toId()).isEqualTo(4);
        });
    }

    @Example
    void liveTradesBeyondTheBoundAreLetGoAndComeFromTheHistory() {
        TradeSequencer sequencer = sequencer(3, handedOn);
        sequencer.history(Trades.range(1, 1));
        LongStream.rangeClosed(5, 20).forEach(id -> sequencer.live(Trades.received(id)));
        sequencer.history(Trades.range(2, 20));

        assertThat(handedOn).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(gaps.count()).isZero();
    }

    @Example
    void aVenueWithoutHistoryBeginsWithItsFirstLiveTrade() {
        TradeSequencer sequencer = sequencer(10, handedOn);
        sequencer.live(Trades.received(1));
        assertThat(handedOn).isEmpty();
        sequencer.beginWithWaiting();
        sequencer.live(Trades.received(2));

        assertThat(handedOn).containsExactly(1L, 2L);
    }

    @Example
    void aResetVenueIsFollowedFromItsNewCount() {
        TradeSequencer sequencer = sequencer(10, handedOn);
        sequencer.history(Trades.range(50_000, 50_002));
        sequencer.restart(7);
        sequencer.history(Trades.range(5, 7));
        sequencer.live(Trades.received(8));

        assertThat(handedOn).containsExactly(50_000L, 50_001L, 50_002L, 5L, 6L, 7L, 8L);
        assertThat(gaps.count()).isEqualTo(1);
    }

    private TradeSequencer sequencer(int maxWaiting, List<Long> sink) {
        return new TradeSequencer(
                Trades.SYMBOL,
                new PriceGuard(() -> new BigDecimal("5")),
                gaps,
                InstantSource.system(),
                maxWaiting,
                (MarketTrade trade) -> sink.add(trade.tradeId()));
    }

    private static ReceivedTrade readable(long id, String price) {
        return new ReceivedTrade.Legible(Trades.trade(id, price));
    }

    private static void shuffleNearby(List<Long> stream, Random random) {
        for (int i = 1; i < stream.size(); i++) {
            if (random.nextInt(3) == 0) {
                Collections.swap(stream, i, Math.max(0, i - 1 - random.nextInt(3)));
            }
        }
    }
}
