package io.aitrading.data;

import io.aitrading.domain.event.Topic;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/** One group's wish for the events of a topic, or for the dead letters of all topics. */
final class Subscription {
    private static final Pattern DEAD_LETTERS = Pattern.compile(".+" + Pattern.quote(Topic.DEAD_LETTER_SUFFIX));

    private final String group;
    private final @Nullable Topic topic;
    private final MessageListener<String, String> listener;
    private final boolean fromBeginning;
    private final AtomicInteger handling = new AtomicInteger();
    private volatile @Nullable ConcurrentMessageListenerContainer<String, String> container;

    private Subscription(
            String group, @Nullable Topic topic, MessageListener<String, String> listener, boolean fromBeginning) {
        this.group = group;
        this.topic = topic;
        this.fromBeginning = fromBeginning;
        this.listener = message -> {
            handling.incrementAndGet();
            try {
                listener.onMessage(message);
            } finally {
                handling.decrementAndGet();
            }
        };
    }

    static Subscription fromBeginning(String group, Topic topic, MessageListener<String, String> listener) {
        return new Subscription(group, topic, listener, true);
    }

    static Subscription fromNow(String group, Topic topic, MessageListener<String, String> listener) {
        return new Subscription(group, topic, listener, false);
    }

    static Subscription toDeadLetters(String group, MessageListener<String, String> listener) {
        return new Subscription(group, null, listener, true);
    }

    /** What is to be there before it can start; nothing for dead letters, which are followed as they appear. */
    Optional<Topic> topic() {
        return Optional.ofNullable(topic);
    }

    String group() {
        return group;
    }

    String name() {
        return topic == null ? "dead-letters" : topic.topicName();
    }

    String offsetReset() {
        return fromBeginning ? "earliest" : "latest";
    }

    ContainerProperties target() {
        ContainerProperties target =
                topic == null ? new ContainerProperties(DEAD_LETTERS) : new ContainerProperties(topic.topicName());
        target.setMessageListener(listener);
        return target;
    }

    /** Whether a handler is at work on an event right now. */
    boolean isHandling() {
        return handling.get() > 0;
    }

    void start(ConcurrentMessageListenerContainer<String, String> fresh) {
        fresh.start();
        container = fresh;
    }

    /** Takes no more events; tells when the consumer has closed. */
    void stop(Runnable closed) {
        ConcurrentMessageListenerContainer<String, String> current = container;
        container = null;
        if (current == null) {
            closed.run();
        } else {
            current.stop(closed);
        }
    }

    /** How far behind the topic's end it is: the largest lag of its partitions. */
    double lag() {
        ConcurrentMessageListenerContainer<String, String> current = container;
        if (current == null) {
            return Double.NaN;
        }
        return current.metrics().values().stream()
                .flatMap(ofClient -> ofClient.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("records-lag-max"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }
}
