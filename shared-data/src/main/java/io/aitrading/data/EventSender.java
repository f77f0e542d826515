package io.aitrading.data;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka producer of a service: idempotent, acknowledged by all replicas. Made at first use, since making it
 * fails while the broker's name cannot be resolved.
 */
final class EventSender implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private @Nullable Producer<String, String> producer;

    EventSender(Map<String, Object> kafkaSettings) {
        settings = new HashMap<>(kafkaSettings);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("max.block.ms", "3000");
        settings.put("request.timeout.ms", "4000");
        settings.put("delivery.timeout.ms", "8000");
        settings.put("linger.ms", "0");
        settings.put("compression.type", "lz4");
    }

    /** Completes when the broker has the record, or exceptionally when it did not answer within some seconds. */
    CompletableFuture<@Nullable Void> send(ProducerRecord<String, String> message) {
        CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
        try {
            Future<?> ignored = producer().send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private synchronized Producer<String, String> producer() {
        Producer<String, String> made = producer;
        if (made == null) {
            made = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            producer = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            // Whoever needs an answer has waited for it before; the rest is in outboxes and on disk.
            producer.close(CLOSE_LIMIT);
            producer = null;
        }
    }
}
