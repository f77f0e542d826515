package io.aitrading.data;

import io.aitrading.data.OutboxBatch.EventTransport;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes for services without a database. An event is on disk when {@link #publish} returns and is sent from there, so
 * that a broker that is away costs nobody an event and nobody waits for it. After a failed send everything from the first
 * unacknowledged event on is sent again: an event may come twice, with the same id.
 */
public final class BufferedPublisher implements SmartLifecycle, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BufferedPublisher.class);
    private static final int MAX_IN_FLIGHT = 500;
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final Duration FAILURE_WAIT = Duration.ofSeconds(2);

    private final String service;
    private final DiskBuffer buffer;
    private final EventTransport transport;
    private final Ids ids;
    private final InstantSource clock;
    private final Semaphore published = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile boolean failing;

    /** What a record of the buffer says. */
    private record Line(String topic, String key, String envelope) {}

    BufferedPublisher(
            String service,
            DiskBuffer buffer,
            EventTransport transport,
            Ids ids,
            InstantSource clock,
            MeterRegistry metrics) {
        this.service = service;
        this.buffer = buffer;
        this.transport = transport;
        this.ids = ids;
        this.clock = clock;
        Gauge.builder("buffer.events", buffer, DiskBuffer::size)
                .description("events on disk, not yet acknowledged by the broker")
                .register(metrics);
        Gauge.builder("buffer.size", buffer, DiskBuffer::bytes)
                .baseUnit("bytes")
                .register(metrics);
    }

    static BufferedPublisher open(
            String service,
            DiskBuffer.Settings settings,
            EventTransport transport,
            Ids ids,
            InstantSource clock,
            MeterRegistry metrics)
            throws IOException {
        return new BufferedPublisher(service, DiskBuffer.open(settings), transport, ids, clock, metrics);
    }

    /**
     * Takes an event for a topic.
     *
     * @throws BufferFullException when the buffer on disk is full; then the event was not taken
     */
    public void publish(Topic topic, String key, Object payload) {
        EventEnvelope<Object> envelope = new EventEnvelope<>(
                ids.next(),
                payload.getClass().getSimpleName(),
                clock.instant(),
                key,
                0,
                MDC.get(LogKeys.CORRELATION_ID),
                payload);
        Line line = new Line(topic.topicName(), key, EventJson.write(envelope));
        buffer.append(EventJson.write(line).getBytes(StandardCharsets.UTF_8));
        published.release();
    }

    /** Events taken and not yet acknowledged by the broker. */
    public long pending() {
        return buffer.size();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name("publish-" + service).start(this::sendUntilStopped);
        }
    }

    private void sendUntilStopped() {
        MDC.put(LogKeys.SERVICE, service);
        try {
            while (running) {
                boolean flowed = sendSome();
                if (!flowed) {
                    Thread.sleep(FAILURE_WAIT);
                } else if (buffer.size() == 0) {
                    boolean ignored = published.tryAcquire(IDLE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                    published.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the oldest events; false when the broker did not take all of them. */
    private boolean sendSome() {
        try {
            List<byte[]> records = buffer.peek(MAX_IN_FLIGHT);
            List<CompletableFuture<@Nullable Void>> acks = new ArrayList<>();
            for (byte[] content : records) {
                Line line = EventJson.read(new String(content, StandardCharsets.UTF_8), Line.class);
                CompletableFuture<@Nullable Void> ack =
                        transport.send(new ProducerRecord<>(line.topic(), line.key(), line.envelope()));
                acks.add(ack);
                if (ack.isCompletedExceptionally()) {
                    break;
                }
            }
            int acknowledged = countAcknowledged(acks);
            if (acknowledged > 0) {
                buffer.drop(acknowledged);
            }
            report(acknowledged == records.size(), "the broker does not take them");
            return acknowledged == records.size();
        } catch (IOException | RuntimeException e) {
            report(false, e.toString());
            return false;
        }
    }

    /** How many from the first on; waits for all of them, so that none is in flight when they are sent again. */
    private static int countAcknowledged(List<CompletableFuture<@Nullable Void>> acks) {
        int count = 0;
        boolean whole = true;
        for (CompletableFuture<@Nullable Void> ack : acks) {
            boolean arrived = ack.handle((nothing, failure) -> failure == null).join();
            whole &= arrived;
            if (whole) {
                count++;
            }
        }
        return count;
    }

    private void report(boolean flowing, String why) {
        if (!flowing && !failing) {
            log.warn("events wait on disk: {}", why);
        } else if (flowing && failing) {
            log.info("buffered events flow again");
        }
        failing = !flowing;
    }

    @Override
    public synchronized void stop() {
        running = false;
        published.release();
        Thread sending = thread;
        if (sending != null) {
            try {
                if (!sending.join(failing ? Duration.ofMillis(100) : STOP_LIMIT)) {
                    sending.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after those who publish. */
    @Override
    public int getPhase() {
        return OutboxRelay.PHASE;
    }

    @Override
    public void close() throws IOException {
        buffer.close();
    }
}
