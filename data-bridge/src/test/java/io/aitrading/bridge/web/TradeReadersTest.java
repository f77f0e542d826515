package io.aitrading.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aitrading.bridge.BridgeErrorCode;
import io.aitrading.bridge.TestSettings;
import io.aitrading.bridge.Trades;
import io.aitrading.bridge.feed.FakeVenue;
import io.aitrading.bridge.feed.FeedAccess;
import io.aitrading.bridge.feed.RecordingSink;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.health.Live;
import io.aitrading.testing.SettableClock;
import io.aitrading.web.ApiException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeReadersTest {
    private final FakeVenue venue = new FakeVenue();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TradeReaders readers = new TradeReaders(venue, Live.of(TestSettings.withRing(1_000)), meters);
    private final SymbolFeed feed = new SymbolFeed(
            Trades.SYMBOL,
            Live.of(TestSettings.withRing(1_000)),
            SettableClock.at("2026-01-05T09:30:00Z"),
            new RecordingSink(),
            () -> {});

    @Test
    void answersWithWhatFollowsTheId() {
        ring(100, 110);
        TradesAnswer answer = read(104, 3);

        assertThat(answer.trades()).extracting(MarketTrade::tradeId).containsExactly(105L, 106L, 107L);
        assertThat(answer.gap()).isFalse();
        assertThat(answer.newestTradeId()).isEqualTo(110);
        assertThat(answer.newestTime()).isEqualTo(Trades.trade(110, "800").time());
    }

    @Test
    void tradesOlderThanTheRingComeFromTheVenue() {
        venue.has(1, 99);
        ring(100, 110);
        TradesAnswer answer = read(97, 50);

        assertThat(answer.trades()).extracting(MarketTrade::tradeId).containsExactly(98L, 99L);
        assertThat(answer.gap()).isFalse();
    }

    @Test
    void whatTheVenueNoLongerHasIsAGap() {
        ring(100, 110);
        TradesAnswer answer = read(50, 2);

        assertThat(answer.trades()).extracting(MarketTrade::tradeId).containsExactly(100L, 101L);
        assertThat(answer.gap()).isTrue();
    }

    @Test
    void anAnswerEndsBeforeAHoleAndTheNextOneTellsOfIt() {
        ring(100, 102);
        feed.live(new ReceivedTrade.Legible(Trades.trade(103, "0")));
        ring(104, 106);

        assertThat(read(99, 50).trades()).extracting(MarketTrade::tradeId).containsExactly(100L, 101L, 102L);
        TradesAnswer next = read(102, 50);
        assertThat(next.gap()).isTrue();
        assertThat(next.trades()).extracting(MarketTrade::tradeId).containsExactly(104L, 105L, 106L);
    }

    @Test
    void absurdTradesOfTheVenuesHistoryAreLeftOutThereToo() {
        venue.has(1, 4).has(new ReceivedTrade.Legible(Trades.trade(5, "0"))).has(6, 9);
        ring(10, 12);

        assertThat(read(0, 50).trades()).extracting(MarketTrade::tradeId).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read(4, 50).gap()).isTrue();
    }

    @Test
    void withoutAnIdTheNewestAreGiven() {
        ring(100, 110);
        TradesAnswer answer = readers.read(feed, null, Duration.ZERO, 2);

        assertThat(answer.trades()).extracting(MarketTrade::tradeId).containsExactly(109L, 110L);
    }

    @Test
    void waitingReadersAreBoundedAndWokenByTheNextTrade() {
        ring(100, 100);
        List<TradesAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread.startVirtualThread(() -> {
                TradesAnswer answer = readers.read(feed, 100L, Duration.ofSeconds(30), 10);
                synchronized (answers) {
                    answers.add(answer);
                }
            });
        }
        await().until(() -> meters.get("market_waiting_readers").gauge().value() == 2);
        assertThatThrownBy(() -> readers.read(feed, 100L, Duration.ofSeconds(30), 10))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.error())
                        .isEqualTo(BridgeErrorCode.TOO_MANY_READERS));

        feed.live(Trades.received(101));
        await().until(() -> {
            synchronized (answers) {
                return answers.size() == 2;
            }
        });
        assertThat(answers).allMatch(answer -> answer.trades().getFirst().tradeId() == 101);
    }

    @Test
    void aVenueThatDoesNotAnswerIsSaidSo() {
        ring(100, 110);
        venue.failsTimes(1);
        assertThatThrownBy(() -> read(50, 10))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.error())
                        .isEqualTo(BridgeErrorCode.VENUE_UNAVAILABLE));
    }

    private TradesAnswer read(long afterId, int limit) {
        return readers.read(feed, afterId, Duration.ZERO, limit);
    }

    /** Feeds live trades; the first ones are the beginning, since the venue has no history. */
    private void ring(long from, long to) {
        Trades.range(from, to).forEach(feed::live);
        if (feed.ring().newest().isEmpty()) {
            FeedAccess.emptyHistory(feed);
        }
    }
}
