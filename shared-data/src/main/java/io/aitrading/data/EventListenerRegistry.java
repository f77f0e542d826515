package io.aitrading.data;

import io.aitrading.data.TopicCreator.BrokerException;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.Topic;
import io.aitrading.health.LogKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Where a service says which events it wants. A subscription starts with the application, as soon as the broker is there;
 * a missing broker keeps neither the service from starting nor the others waiting.
 */
public final class EventListenerRegistry implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventListenerRegistry.class);
    private static final Duration BROKER_RETRY = Duration.ofSeconds(2);
    /** What a handler that is at work may take when the service stops. */
    private static final Duration HANDLER_LIMIT = Duration.ofSeconds(10);
    /** What consumers may take to say goodbye; they go on trying by themselves, but nobody waits for them. */
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(2);

    private final String service;
    private final EventContainers containers;
    private final TopicCreator topics;
    private final Transactions transactions;
    private final Inbox inbox;
    private final MeterRegistry metrics;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;

    EventListenerRegistry(
            String service,
            EventContainers containers,
            TopicCreator topics,
            Transactions transactions,
            Inbox inbox,
            MeterRegistry metrics) {
        this.service = service;
        this.containers = containers;
        this.topics = topics;
        this.transactions = transactions;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    /**
     * Handles every event of a topic, from its beginning, each exactly once in its effect: in one transaction with the
     * inbox. An event that fails three times goes to the topic's dead letters; while the database is away nothing does.
     */
    public <T> void subscribe(String group, Topic topic, Class<T> payload, EventHandler<T> handler) {
        add(Subscription.fromBeginning(
                group,
                topic,
                message -> withContext(
                        message,
                        payload,
                        envelope -> transactions.run(() -> {
                            if (inbox.firstTime(group, envelope.eventId())) {
                                handler.handle(envelope);
                            }
                        }))));
    }

    /**
     * Watches a topic from now on, without transaction and inbox: for frequent events whose last value is all that
     * counts, such as prices. An event may be seen twice.
     */
    public <T> void observe(String group, Topic topic, Class<T> payload, EventHandler<T> handler) {
        add(Subscription.fromNow(group, topic, message -> withContext(message, payload, handler)));
    }

    /**
     * Hands over the dead letters of all topics, each in a transaction, until the handler has taken it. A letter may come
     * twice, with the same {@link DeadLetter#place}.
     */
    public void collectDeadLetters(String group, Consumer<DeadLetter> handler) {
        add(Subscription.toDeadLetters(group, message -> {
            MDC.put(LogKeys.SERVICE, service);
            DeadLetter letter = DeadLetter.of(message);
            transactions.run(() -> handler.accept(letter));
        }));
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
        Thread.ofVirtual().name("subscribe-" + subscription.name()).start(() -> {
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
            if (subscription.topic().isPresent()) {
                topics.ensure(subscription.topic().get());
            }
            synchronized (this) {
                if (running) {
                    subscription.start(containers.of(subscription));
                    showLag(subscription);
                }
            }
            return true;
        } catch (BrokerException | RuntimeException e) {
            if (!told) {
                log.warn("{} waits for the broker: {}", subscription.name(), e.toString());
            }
            return false;
        }
    }

    private void showLag(Subscription subscription) {
        Gauge.builder("events.lag", subscription, Subscription::lag)
                .description("events between the consumer and the end of its topic")
                .tag("topic", subscription.name())
                .register(metrics);
    }

    /** Lets handlers end that are at work; consumers close meanwhile, all at once. */
    @Override
    public synchronized void stop() {
        running = false;
        CountDownLatch open = new CountDownLatch(subscriptions.size());
        subscriptions.forEach(subscription -> subscription.stop(open::countDown));
        long begun = System.nanoTime();
        try {
            boolean closed = false;
            while (!closed && mayTakeLonger(Duration.ofNanos(System.nanoTime() - begun))) {
                closed = open.await(20, TimeUnit.MILLISECONDS);
            }
            if (!closed) {
                log.info("{} consumers did not close in time", open.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayTakeLonger(Duration taken) {
        return taken.compareTo(GOODBYE_LIMIT) < 0
                || (taken.compareTo(HANDLER_LIMIT) < 0 && subscriptions.stream().anyMatch(Subscription::isHandling));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
