package io.aitrading.data;

import io.aitrading.domain.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics, with their dead letters beside them, when they are first used: the broker may come up after the service. */
final class TopicCreator {
    private static final int TIMEOUT_SECONDS = 5;

    private final Map<String, Object> settings;
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    TopicCreator(Map<String, Object> kafkaSettings) {
        this.settings = new HashMap<>(kafkaSettings);
        settings.put("request.timeout.ms", "4000");
        settings.put("default.api.timeout.ms", "4500");
    }

    /** Returns when the topic is there; throws when the broker does not say so within some seconds. */
    void ensure(Topic topic) throws BrokerException {
        if (present.contains(topic.topicName())) {
            return;
        }
        create(topic.topicName(), topic.partitions());
        create(topic.deadLetterName(), 1);
        present.add(topic.topicName());
    }

    private void create(String name, int partitions) throws BrokerException {
        try {
            Admin admin = Admin.create(settings);
            try {
                admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                        .all()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } finally {
                // close() without a limit would wait for calls that a lost broker never answers.
                admin.close(Duration.ZERO);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new BrokerException("cannot create topic " + name, e);
            }
        } catch (TimeoutException | RuntimeException e) {
            throw new BrokerException("cannot create topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while creating topic " + name, e);
        }
    }

    /** Forgets what it knows, so that topics of a broker that lost its disk are made anew. */
    void forget() {
        present.clear();
    }

    /** The broker did not do what it was asked. */
    static final class BrokerException extends Exception {
        BrokerException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
