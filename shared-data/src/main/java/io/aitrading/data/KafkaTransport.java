package io.aitrading.data;

import io.aitrading.data.OutboxBatch.EventTransport;
import io.aitrading.data.TopicCreator.BrokerException;
import io.aitrading.domain.event.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends to Kafka, making the platform's own topics when they are first used. */
final class KafkaTransport implements EventTransport {
    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final TopicCreator topics;
    private final EventSender sender;

    KafkaTransport(TopicCreator topics, EventSender sender) {
        this.topics = topics;
        this.sender = sender;
    }

    @Override
    public CompletableFuture<@Nullable Void> send(ProducerRecord<String, String> message) {
        Topic topic = TOPICS.get(message.topic());
        if (topic != null) {
            try {
                topics.ensure(topic);
            } catch (BrokerException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return sender.send(message).whenComplete((nothing, failure) -> {
            if (failure != null) {
                // Perhaps the broker came back without its disk.
                topics.forget();
            }
        });
    }
}
