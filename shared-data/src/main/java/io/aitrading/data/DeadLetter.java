package io.aitrading.data;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event that a consumer could not process.
 *
 * @param place where the letter itself lies; with its time it names the letter, also after a broker began anew
 * @param origin where the event came from
 * @param consumer the group that failed, empty if the letter does not say
 * @param key of the event, by which order is kept
 * @param value the event as it was, however bad
 * @param error what the consumer failed with
 * @param truncated whether only the beginning of a giant was kept, which nobody can process
 * @param resentLetter the letter whose event was sent again and failed again, if this is what happened
 */
public record DeadLetter(
        Place place,
        Instant at,
        Place origin,
        String consumer,
        @Nullable String key,
        String value,
        String error,
        boolean truncated,
        @Nullable String resentLetter) {
    static final String ERROR = "x-error";
    static final String CONSUMER = "x-consumer-group";
    static final String ORIGIN_TOPIC = "x-origin-topic";
    static final String ORIGIN_PARTITION = "x-origin-partition";
    static final String ORIGIN_OFFSET = "x-origin-offset";
    static final String TRUNCATED = "x-truncated";
    static final String RESENT_LETTER = "x-resent-letter";

    /** A place in the broker's logs. */
    public record Place(String topic, int partition, long offset) {}

    static DeadLetter of(ConsumerRecord<String, String> message) {
        return new DeadLetter(
                new Place(message.topic(), message.partition(), message.offset()),
                Instant.ofEpochMilli(message.timestamp()),
                new Place(
                        header(message, ORIGIN_TOPIC, ""),
                        (int) number(header(message, ORIGIN_PARTITION, "-1")),
                        number(header(message, ORIGIN_OFFSET, "-1"))),
                header(message, CONSUMER, ""),
                message.key(),
                String.valueOf(message.value()),
                header(message, ERROR, ""),
                Boolean.parseBoolean(header(message, TRUNCATED, "false")),
                message.headers().lastHeader(RESENT_LETTER) == null ? null : header(message, RESENT_LETTER, ""));
    }

    private static String header(ConsumerRecord<String, String> message, String name, String otherwise) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A letter by an unknown hand must not stop those behind it. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
