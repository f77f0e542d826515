package io.aitrading.data;

import io.aitrading.data.OutboxStore.Pending;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends one bounded batch of the outbox in one transaction. Events go in waves, at most one event of each topic and key
 * in a wave, and a wave starts after the last one was acknowledged: so a failed send can never be overtaken by a later
 * event of its key. A key that failed is left for the next batch; the others go on.
 */
final class OutboxBatch {
    static final int MAX_EVENTS = 500;

    private static final int MAX_ERROR_CHARS = 500;

    /** A slow broker must not stretch the transaction: what is acknowledged by then is committed. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final OutboxStore store;
    private final EventTransport transport;
    private final InstantSource clock;

    OutboxBatch(Transactions transactions, OutboxStore store, EventTransport transport, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.transport = transport;
        this.clock = clock;
    }

    /** Where events go: to Kafka, or to a test. */
    interface EventTransport {
        CompletableFuture<@Nullable Void> send(ProducerRecord<String, String> message);
    }

    /**
     * @param moreToDo whether another batch should follow at once
     * @param failure what stopped a key, if anything did
     */
    record Result(int sent, boolean moreToDo, @Nullable Throwable failure) {}

    Result relay() {
        return transactions.inTransaction(() -> {
            if (!store.tryLock()) {
                return new Result(0, false, null);
            }
            List<Pending> pending = store.oldest(MAX_EVENTS);
            Sending sending = new Sending(pending);
            sending.run();
            if (!sending.acknowledged.isEmpty()) {
                store.markSent(sending.acknowledged, clock.instant());
            }
            sending.refused.forEach((position, error) -> store.markRefused(position, shortened(error)));
            boolean more = sending.failure == null && (pending.size() == MAX_EVENTS || !sending.left.isEmpty());
            return new Result(sending.acknowledged.size(), more, sending.failure);
        });
    }

    private static String shortened(Throwable error) {
        String text = error.toString().replace('\u0000', '?');
        return text.length() > MAX_ERROR_CHARS ? text.substring(0, MAX_ERROR_CHARS) : text;
    }

    private record InFlight(Pending event, CompletableFuture<@Nullable Void> ack) {}

    private final class Sending {
        private List<Pending> left;
        private final List<Long> acknowledged = new ArrayList<>();
        private final Map<Long, Throwable> refused = new LinkedHashMap<>();
        private final Set<String> stoppedLanes = new HashSet<>();
        private @Nullable Throwable failure;

        Sending(List<Pending> pending) {
            left = pending;
        }

        void run() {
            long start = System.nanoTime();
            boolean flowing = true;
            while (flowing && !left.isEmpty() && System.nanoTime() - start < TIME_LIMIT.toNanos()) {
                // A wave of which nothing arrived means that the broker is away, not that a key is bad.
                flowing = sendWave();
            }
        }

        /** Sends the first event of each key; true when at least one arrived. */
        private boolean sendWave() {
            List<InFlight> wave = new ArrayList<>();
            List<Pending> later = new ArrayList<>();
            Set<String> lanes = new HashSet<>();
            boolean open = true;
            for (Pending event : left) {
                if (open && lanes.add(event.lane())) {
                    InFlight sent = new InFlight(
                            event, transport.send(new ProducerRecord<>(event.topic(), event.key(), event.envelope())));
                    wave.add(sent);
                    // Refused at the door: the rest would be too, each after its own time limit.
                    open = !sent.ack().isCompletedExceptionally();
                } else {
                    later.add(event);
                }
            }
            int before = acknowledged.size();
            for (InFlight sent : wave) {
                Optional<Throwable> refused = outcome(sent.ack());
                if (refused.isPresent()) {
                    failure = refused.get();
                    this.refused.put(sent.event().position(), failure);
                    stoppedLanes.add(sent.event().lane());
                } else {
                    acknowledged.add(sent.event().position());
                }
            }
            later.removeIf(event -> stoppedLanes.contains(event.lane()));
            left = later;
            return acknowledged.size() > before;
        }

        private Optional<Throwable> outcome(CompletableFuture<@Nullable Void> ack) {
            try {
                ack.join();
                return Optional.empty();
            } catch (CompletionException e) {
                Throwable cause = e.getCause();
                return Optional.of(cause == null ? e : cause);
            }
        }
    }
}
