package io.aitrading.bridge.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.bridge.Trades;
import io.aitrading.domain.event.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueuedMarketSinkTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Object> published = new CopyOnWriteArrayList<>();

    @Test
    void publishesInOrder() {
        QueuedMarketSink sink = new QueuedMarketSink(100, (topic, key, payload) -> published.add(payload), meters);
        sink.start();
        for (int id = 1; id <= 50; id++) {
            sink.trade(Trades.trade(id, "800"));
        }
        await().until(() -> published.size() == 50);
        sink.stop();

        assertThat(published.getFirst()).isEqualTo(Trades.trade(1, "800"));
        assertThat(published.getLast()).isEqualTo(Trades.trade(50, "800"));
        assertThat(sink.isRunning()).isFalse();
    }

    @Test
    void aBrokerThatHangsCostsEventsAndNeverTime() {
        CountDownLatch forever = new CountDownLatch(1);
        QueuedMarketSink sink = new QueuedMarketSink(
                10,
                (topic, key, payload) -> {
                    try {
                        forever.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                meters);
        sink.start();
        for (int id = 1; id <= 100; id++) {
            sink.trade(Trades.trade(id, "800"));
        }
        assertThat(meters.get("market_publish_dropped").counter().count()).isGreaterThanOrEqualTo(89);
        sink.stop();
    }

    @Test
    void aFailureLosesThatEventAndNoOther() {
        QueuedMarketSink sink = new QueuedMarketSink(
                10,
                (Topic topic, String key, Object payload) -> {
                    if (payload.equals(Trades.trade(1, "800"))) {
                        throw new IllegalStateException("scripted");
                    }
                    published.add(payload);
                },
                meters);
        sink.start();
        sink.trade(Trades.trade(1, "800"));
        sink.trade(Trades.trade(2, "800"));
        await().until(() -> published.size() == 1);
        sink.stop();

        assertThat(meters.get("market_publish_dropped").counter().count()).isEqualTo(1);
    }
}
