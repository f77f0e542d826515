package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aitrading.data.DiskBuffer.Settings;
import io.aitrading.data.DiskBuffer.Sync;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.testing.SequentialIds;
import io.aitrading.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BufferedPublisherTest {
    @TempDir
    Path directory;

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private volatile boolean brokerAway;

    private CompletableFuture<@Nullable Void> send(ProducerRecord<String, String> message) {
        if (brokerAway) {
            return CompletableFuture.failedFuture(new IOException("away"));
        }
        arrived.add(EventJson.envelope(message.value(), RiskStateEvent.class)
                .payload()
                .actor());
        return CompletableFuture.completedFuture(null);
    }

    private BufferedPublisher open(int maxBytes) throws IOException {
        return BufferedPublisher.open(
                "data-bridge",
                new Settings(directory, maxBytes, 500, 1_000, Sync.EACH_RECORD),
                this::send,
                new SequentialIds(),
                SettableClock.at("2026-01-05T09:30:00Z"),
                new SimpleMeterRegistry());
    }

    private static RiskStateEvent event(String actor) {
        return new RiskStateEvent(TradingState.ACTIVE, null, actor, 1, Instant.EPOCH);
    }

    @Test
    void eventsOfABrokerlessTimeArriveInOrderAlsoAfterARestart() throws IOException {
        brokerAway = true;
        BufferedPublisher first = open(100_000);
        first.start();
        for (int n = 0; n < 30; n++) {
            first.publish(Topic.RISK_STATE, "key", event("e" + n));
        }
        first.stop();
        first.close();
        assertThat(arrived).isEmpty();

        brokerAway = false;
        try (BufferedPublisher second = open(100_000)) {
            assertThat(second.pending()).isEqualTo(30);
            second.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> second.pending() == 0);
            assertThat(arrived).hasSize(30).startsWith("e0", "e1", "e2").endsWith("e29");
            second.stop();
        }
    }

    @Test
    void aFullBufferRefusesBeforeItLoses() throws IOException {
        brokerAway = true;
        try (BufferedPublisher publisher = open(2_000)) {
            assertThatThrownBy(() -> {
                        for (int n = 0; n < 100; n++) {
                            publisher.publish(Topic.RISK_STATE, "key", event("e" + n));
                        }
                    })
                    .isInstanceOf(BufferFullException.class);
            assertThat(publisher.pending()).isBetween(3L, 20L);
        }
    }

    @Test
    void oneDirectoryHasOneOwner() throws IOException {
        try (BufferedPublisher publisher = open(2_000)) {
            assertThat(publisher.pending()).isZero();
            assertThatThrownBy(() -> open(2_000)).isInstanceOf(IOException.class);
        }
    }
}
