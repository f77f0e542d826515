package io.aitrading.data;

import io.aitrading.health.LogKeys;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.MDC;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** Makes what runs a subscription: a Kafka consumer with its thread. */
final class EventContainers {
    private static final long STOP_LIMIT_MILLIS = 10_000;

    private final String service;
    private final Map<String, Object> settings;
    private final EventErrors errors;

    EventContainers(String service, Map<String, Object> kafkaSettings, EventErrors errors) {
        this.service = service;
        this.settings = kafkaSettings;
        this.errors = errors;
    }

    ConcurrentMessageListenerContainer<String, String> of(Subscription subscription) {
        ContainerProperties properties = subscription.target();
        properties.setGroupId(subscription.group());
        properties.setAckMode(AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setShutdownTimeout(STOP_LIMIT_MILLIS);
        properties.setListenerTaskExecutor(threads(subscription.name()));
        ConcurrentMessageListenerContainer<String, String> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        consumer(subscription), new StringDeserializer(), new StringDeserializer()),
                properties);
        container.setBeanName(service + "-" + subscription.name());
        // A dead letter that cannot be taken must not become another one.
        container.setCommonErrorHandler(
                subscription.topic().isPresent() ? errors.handler(subscription.group()) : EventErrors.neverGivesUp());
        return container;
    }

    private Map<String, Object> consumer(Subscription subscription) {
        Map<String, Object> consumer = new HashMap<>(settings);
        consumer.put("group.id", subscription.group());
        consumer.put("enable.auto.commit", "false");
        consumer.put("auto.offset.reset", subscription.offsetReset());
        consumer.put("max.poll.records", "200");
        consumer.put("metadata.max.age.ms", "10000");
        // Bounds how long a consumer tries to say goodbye to a broker that is not there.
        consumer.put("request.timeout.ms", "10000");
        consumer.put("default.api.timeout.ms", "15000");
        return consumer;
    }

    /** The container's own log lines belong to this service too. */
    private SimpleAsyncTaskExecutor threads(String name) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(service + "-" + name + "-");
        threads.setTaskDecorator(task -> () -> {
            MDC.put(LogKeys.SERVICE, service);
            task.run();
        });
        return threads;
    }
}
