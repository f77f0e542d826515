package io.aitrading.bridge.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.bridge.Trades;
import io.aitrading.domain.MarketTrade;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TradeRingTest {
    private final TradeRing ring = new TradeRing(4);

    @Test
    void keepsTheLastOnesAndFindsThemById() {
        for (long id : new long[] {1, 2, 5, 6, 7, 9}) {
            ring.append(Trades.trade(id, "800"));
        }
        assertThat(ring.oldest().map(MarketTrade::tradeId)).contains(5L);
        assertThat(ring.newest().map(MarketTrade::tradeId)).contains(9L);
        assertThat(ring.after(5, 10)).extracting(MarketTrade::tradeId).containsExactly(6L, 7L, 9L);
        assertThat(ring.after(0, 2)).extracting(MarketTrade::tradeId).containsExactly(5L, 6L);
        assertThat(ring.after(9, 10)).isEmpty();
    }

    @Test
    void aWaitingReaderIsWokenByTheNextTrade() throws Exception {
        ring.append(Trades.trade(1, "800"));
        Thread[] reader = new Thread[1];
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        reader[0] = Thread.startVirtualThread(() -> {
            try {
                woken.complete(ring.awaitAfter(1, Duration.ofSeconds(20)));
            } catch (InterruptedException e) {
                woken.completeExceptionally(e);
            }
        });
        Awaitility.await().until(() -> reader[0].getState() == Thread.State.TIMED_WAITING);
        ring.append(Trades.trade(2, "800"));

        assertThat(woken.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void patienceEndsAndAClosedRingLetsGo() throws Exception {
        assertThat(ring.awaitAfter(1, Duration.ofMillis(5))).isFalse();
        ring.close();
        assertThat(ring.awaitAfter(1, Duration.ofMinutes(5))).isFalse();
    }
}
