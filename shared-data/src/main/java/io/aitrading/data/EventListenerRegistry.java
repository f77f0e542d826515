package io.aitrading.data;

import io.aitrading.data.TopicCreator.BrokerException;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.Topic;
import io.aitrading.health.LogKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.MessageListener;

/**
 * Where a service says which events it wants. A subscription starts with the application, as soon as the broker is there;
 * a missing broker keeps neither the service from starting nor the others waiting.
 */
public final class EventListenerRegistry implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventListenerRegistry.class);
    private static final Duration BROKER_RETRY = Duration.ofSeconds(2);
    private static final long STOP_LIMIT_MILLIS = 10_000;

    private final String service;
    private final Map<String, Object> settings;
    private final TopicCreator topics;
    private final Transactions transactions;
    private final Inbox inbox;
    private final CommonErrorHandler errors;
    private final MeterRegistry metrics;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;

    private static final class Subscription {
        private final String group;
        private final Topic topic;
        private final MessageListener<String, String> listener;
        private final boolean fromBeginning;
        private volatile @Nullable ConcurrentMessageListenerContainer<String, String> container;

        Subscription(String group, Topic topic, MessageListener<String, String> listener, boolean fromBeginning) {
            this.group = group;
            this.topic = topic;
            this.listener = listener;
            this.fromBeginning = fromBeginning;
        }
    }

    EventListenerRegistry(
            String service,
            Map<String, Object> kafkaSettings,
            TopicCreator topics,
            Transactions transactions,
            Inbox inbox,
            CommonErrorHandler errors,
            MeterRegistry metrics) {
        this.service = service;
        this.settings = kafkaSettings;
        this.topics = topics;
        this.transactions = transactions;
        this.inbox = inbox;
        this.errors = errors;
        this.metrics = metrics;
    }

    /**
     * Handles every event of a topic, from its beginning, each exactly once in its effect: in one transaction with the
     * inbox. An event that fails three times goes to the topic's dead letters; while the database is away nothing does.
     */
    public <T> void subscribe(String group, Topic topic, Class<T> payload, EventHandler<T> handler) {
        add(new Subscription(
                group,
                topic,
                message -> withContext(
                        message,
                        payload,
                        envelope -> transactions.run(() -> {
                            if (inbox.firstTime(group, envelope.eventId())) {
                                handler.handle(envelope);
                            }
                        })),
                true));
    }

    /**
     * Watches a topic from now on, without transaction and inbox: for frequent events whose last value is all that
     * counts, such as prices. An event may be seen twice.
     */
    public <T> void observe(String group, Topic topic, Class<T> payload, EventHandler<T> handler) {
        add(new Subscription(group, topic, message -> withContext(message, payload, handler), false));
    }

    private <T> void withContext(ConsumerRecord<String, String> message, Class<T> payload, EventHandler<T> handler) {
        MDC.put(LogKeys.SERVICE, service);
        try {
            EventEnvelope<T> envelope = EventJson.envelope(message.value(), payload);
            String correlationId = envelope.correlationId();
            if (correlationId != null) {
                MDC.put(LogKeys.CORRELATION_ID, correlationId);
            }
            handler.handle(envelope);
        } finally {
            MDC.remove(LogKeys.CORRELATION_ID);
        }
    }

    private synchronized void add(Subscription subscription) {
        subscriptions.add(subscription);
        if (running) {
            startWhenBrokerIsThere(subscription);
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            subscriptions.forEach(this::startWhenBrokerIsThere);
        }
    }

    private void startWhenBrokerIsThere(Subscription subscription) {
        Thread.ofVirtual().name("subscribe-" + subscription.topic.topicName()).start(() -> {
            MDC.put(LogKeys.SERVICE, service);
            boolean told = false;
            while (running && !tryStart(subscription, told)) {
                told = true;
                try {
                    Thread.sleep(BROKER_RETRY);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    private boolean tryStart(Subscription subscription, boolean told) {
        try {
            topics.ensure(subscription.topic);
            synchronized (this) {
                if (running) {
                    ConcurrentMessageListenerContainer<String, String> container = container(subscription);
                    container.start();
                    subscription.container = container;
                    showLag(subscription);
                }
            }
            return true;
        } catch (BrokerException | RuntimeException e) {
            if (!told) {
                log.warn("{} waits for the broker: {}", subscription.topic.topicName(), e.toString());
            }
            return false;
        }
    }

    private ConcurrentMessageListenerContainer<String, String> container(Subscription subscription) {
        Map<String, Object> consumer = new HashMap<>(settings);
        consumer.put("group.id", subscription.group);
        consumer.put("enable.auto.commit", "false");
        consumer.put("auto.offset.reset", subscription.fromBeginning ? "earliest" : "latest");
        consumer.put("max.poll.records", "200");
        consumer.put("metadata.max.age.ms", "10000");
        ContainerProperties properties = new ContainerProperties(subscription.topic.topicName());
        properties.setGroupId(subscription.group);
        properties.setAckMode(AckMode.BATCH);
        properties.setMessageListener(subscription.listener);
        properties.setMissingTopicsFatal(false);
        properties.setShutdownTimeout(STOP_LIMIT_MILLIS);
        properties.setListenerTaskExecutor(threads(subscription.topic));
        ConcurrentMessageListenerContainer<String, String> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(consumer, new StringDeserializer(), new StringDeserializer()),
                properties);
        container.setBeanName(service + "-" + subscription.topic.topicName());
        container.setCommonErrorHandler(errors);
        return container;
    }

    /** The container's own log lines belong to this service too. */
    private SimpleAsyncTaskExecutor threads(Topic topic) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(service + "-" + topic.topicName() + "-");
        threads.setTaskDecorator(task -> () -> {
            MDC.put(LogKeys.SERVICE, service);
            task.run();
        });
        return threads;
    }

    /** How far behind the topic's end the subscription is: the largest lag of its partitions. */
    private void showLag(Subscription subscription) {
        Gauge.builder("events.lag", subscription, EventListenerRegistry::lag)
                .description("events between the consumer and the end of its topic")
                .tag("topic", subscription.topic.topicName())
                .register(metrics);
    }

    private static double lag(Subscription subscription) {
        ConcurrentMessageListenerContainer<String, String> container = subscription.container;
        if (container == null) {
            return Double.NaN;
        }
        return container.metrics().values().stream()
                .flatMap(ofClient -> ofClient.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("records-lag-max"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    @Override
    public synchronized void stop() {
        running = false;
        for (Subscription subscription : subscriptions) {
            ConcurrentMessageListenerContainer<String, String> container = subscription.container;
            if (container != null) {
                container.stop();
                subscription.container = null;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
