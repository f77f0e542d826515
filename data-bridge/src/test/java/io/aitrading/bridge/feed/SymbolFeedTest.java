package io.aitrading.bridge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.bridge.TestSettings;
import io.aitrading.bridge.Trades;
import io.aitrading.bridge.book.DepthUpdate;
import io.aitrading.bridge.trade.Gap;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.MarketTrade;
import io.aitrading.health.Live;
import io.aitrading.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymbolFeedTest {
    private final FakeVenue venue = new FakeVenue();
    private final SettableClock clock = SettableClock.at("2026-01-05T09:30:00Z");
    private final RecordingSink sink = new RecordingSink();
    private final FeedRepair repair = new FeedRepair(venue);
    private final SymbolFeed feed =
            new SymbolFeed(Trades.SYMBOL, Live.of(TestSettings.withRing(1_000)), clock, sink, repair::wake);

    @BeforeEach
    void start() {
        repair.start(feed);
    }

    @AfterEach
    void stop() {
        repair.close();
    }

    @Test
    void beginsWithTheVenuesNewestTradesAndGoesOnLive() {
        venue.has(1, 2_500);
        feed.connected();
        await().until(() -> newest() == 2_500);
        feed.live(Trades.received(2_501));

        assertThat(newest()).isEqualTo(2_501);
        assertThat(feed.ring().oldest().map(MarketTrade::tradeId)).contains(1_502L);
        assertThat(feed.gaps().count()).isZero();
    }

    @Test
    void whatWasMissedWhileTheLinkWasDownIsFetchedBeforeWhatCameAfter() {
        venue.has(1, 10);
        feed.connected();
        await().until(() -> newest() == 10);
        feed.disconnected();
        venue.has(11, 5_000);
        venue.failsTimes(2);
        feed.connected();
        feed.live(Trades.received(5_001));
        feed.live(Trades.received(5_002));
        await().until(() -> newest() == 5_002);

        assertThat(sink.trades)
                .extracting(MarketTrade::tradeId)
                .isEqualTo(LongStream.rangeClosed(1, 5_002).boxed().toList());
    }

    @Test
    void aHoleThatTheVenueCannotFillIsGivenUpAndShown() {
        venue.has(1, 10);
        feed.connected();
        await().until(() -> newest() == 10);
        venue.forgetsAll();
        feed.live(Trades.received(15));
        await().until(() -> newest() == 15);

        assertThat(feed.gaps().recent()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.LOST);
            assertThat(gap.fromId()).isEqualTo(11);
            assertThat(gap.toId()).isEqualTo(14);
        });
    }

    @Test
    void aVenueThatWasResetIsFollowedFromItsNewCount() {
        venue.has(50_000, 50_010);
        feed.connected();
        await().until(() -> newest() == 50_010);
        venue.forgetsAll().has(1, 20);
        feed.connected();
        await().until(() -> newest() == 20);

        assertThat(feed.gaps().count()).isEqualTo(1);
    }

    @Test
    void aVenueThatCameBackALittleBehindIsWaitedFor() {
        venue.has(1, 100);
        feed.connected();
        await().until(() -> newest() == 100);
        venue.forgetsAll().has(1, 90);
        feed.connected();
        LongStream.rangeClosed(91, 101).forEach(id -> feed.live(Trades.received(id)));
        await().until(() -> newest() == 101);

        assertThat(sink.trades)
                .extracting(MarketTrade::tradeId)
                .isEqualTo(LongStream.rangeClosed(1, 101).boxed().toList());
    }

    @Test
    void theBookIsRebuiltAfterABreakInItsChain() {
        venue.has(1, 1);
        feed.connected();
        await().until(() -> feed.book(5).isPresent());
        int before = venue.snapshots();
        venue.bookIsAt(200);
        feed.depth(new DepthUpdate(150, 155, List.of(), List.of()));
        await().until(() -> feed.book(5).isPresent());

        assertThat(feed.book(5))
                .hasValueSatisfying(book -> assertThat(book.updateId()).isEqualTo(200));
        assertThat(venue.snapshots()).isGreaterThan(before);
        assertThat(feed.bookResyncs()).isEqualTo(1);
    }

    @Test
    void silenceIsStaleButNoLostLinkHoweverOldTheVenuesTimesAre() {
        assertThat(feed.isStale()).isTrue();
        venue.has(1, 5);
        feed.connected();
        await().until(() -> newest() == 5);
        assertThat(feed.isStale()).as("trades of 2013 that came just now").isFalse();

        clock.advance(Duration.ofSeconds(6));
        assertThat(feed.isStale()).isTrue();
        assertThat(feed.isConnected()).isTrue();
        assertThat(feed.dataAgeMillis()).hasValue(6_000);
    }

    @Test
    void openCandlesAndTheBookAreAnnouncedOnlyWhenTheyChanged() {
        venue.has(1, 5);
        feed.connected();
        await().until(() -> newest() == 5 && feed.book(1).isPresent());
        int closed = sink.candles.size();
        feed.announce(20);
        feed.announce(20);

        assertThat(sink.candles).hasSize(closed + 5);
        assertThat(sink.books).hasSize(1);
    }

    @Test
    void anAbsurdTradeReachesNobody() {
        venue.has(1, 5);
        feed.connected();
        await().until(() -> newest() == 5);
        feed.live(new ReceivedTrade.Legible(Trades.trade(6, "80000")));
        feed.live(new ReceivedTrade.Illegible(7, "NaN"));
        feed.live(Trades.received(8));

        assertThat(feed.ring().after(5, 10)).extracting(MarketTrade::tradeId).containsExactly(8L);
        assertThat(sink.trades).noneMatch(trade -> trade.tradeId() == 6);
        assertThat(feed.gaps().count()).isEqualTo(1);
    }

    private long newest() {
        return feed.ring().newest().map(MarketTrade::tradeId).orElse(0L);
    }
}
