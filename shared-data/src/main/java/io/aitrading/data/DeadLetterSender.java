package io.aitrading.data;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends the event of a dead letter to its topic again. Those who have processed it know by their inbox. */
public final class DeadLetterSender {
    private static final int SEND_LIMIT_SECONDS = 5;

    private final EventSender sender;

    DeadLetterSender(EventSender sender) {
        this.sender = sender;
    }

    /** The broker did not take the event, or did not say so in time. */
    public static final class NotTakenException extends RuntimeException {
        NotTakenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Returns when the broker has it.
     *
     * @param letterId goes with it, and with the letter that it becomes should it fail again
     * @throws NotTakenException then nothing is known: sending it again is right and harmless
     */
    public void send(String topic, @Nullable String key, String value, String letterId) {
        ProducerRecord<String, String> event = new ProducerRecord<>(topic, key, value);
        event.headers().add(DeadLetter.RESENT_LETTER, letterId.getBytes(StandardCharsets.UTF_8));
        try {
            sender.send(event).get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotTakenException("the broker did not take the event of letter " + letterId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTakenException("interrupted while sending the event of letter " + letterId, e);
        }
    }
}
