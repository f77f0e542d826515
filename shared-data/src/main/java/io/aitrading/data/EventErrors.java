package io.aitrading.data;

import io.aitrading.domain.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to an event whose handler failed. A bad event is tried three times and then set aside, so that those
 * behind it go on; a database that is away is waited for, since then every event would look bad.
 */
final class EventErrors {
    private static final Logger log = LoggerFactory.getLogger(EventErrors.class);
    private static final int RETRIES = 2;
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long MAX_WAIT_MILLIS = 5_000;
    private static final int SEND_LIMIT_SECONDS = 10;

    /** Headers come on top, and a broker refuses a record over 1 MiB: a giant is kept by its beginning. */
    private static final int MAX_DEAD_LETTER_CHARS = 256 * 1024;

    private static final int MAX_ERROR_CHARS = 1_000;

    /** Connection, transaction rollback, resources, operator intervention, system error (PostgreSQL manual, appendix A). */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String QUERY_CANCELED = "57014";
    private static final int SQL_STATE_LENGTH = 5;

    private final EventSender sender;
    private final MeterRegistry metrics;

    EventErrors(EventSender sender, MeterRegistry metrics) {
        this.sender = sender;
        this.metrics = metrics;
    }

    /** @param group whose handler failed, so that the letter can say so */
    CommonErrorHandler handler(String group) {
        DefaultErrorHandler handler =
                new DefaultErrorHandler((message, failure) -> setAside(group, message, failure), bounded());
        handler.setBackOffFunction((message, failure) -> storeIsAway(failure) ? endless() : bounded());
        return handler;
    }

    /** For those who must have every record: the same one again until it is taken. */
    static CommonErrorHandler neverGivesUp() {
        return new DefaultErrorHandler(endless());
    }

    private static BackOff bounded() {
        ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(RETRIES);
        backOff.setInitialInterval(FIRST_WAIT_MILLIS);
        return backOff;
    }

    private static BackOff endless() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
        backOff.setMaxInterval(MAX_WAIT_MILLIS);
        return backOff;
    }

    /** Whether the failure lies with the database as such, so that the same event may well succeed later. */
    static boolean storeIsAway(@Nullable Throwable failure) {
        boolean noConnection = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return isOutage(refused);
            }
            noConnection |= cause instanceof DataAccessResourceFailureException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof CannotCreateTransactionException;
        }
        return noConnection;
    }

    private static boolean isOutage(SQLException refused) {
        String state = refused.getSQLState();
        if (state == null || state.length() != SQL_STATE_LENGTH) {
            return refused instanceof SQLTransientException || refused instanceof SQLRecoverableException;
        }
        // A statement that ran into its time limit may do so for ever.
        return OUTAGE_CLASSES.contains(state.substring(0, 2)) && !state.equals(QUERY_CANCELED);
    }

    private void setAside(String group, ConsumerRecord<?, ?> message, Exception failure) {
        Throwable cause = rootOf(failure);
        String value = String.valueOf(message.value());
        boolean truncated = value.length() > MAX_DEAD_LETTER_CHARS;
        ProducerRecord<String, String> letter = new ProducerRecord<>(
                message.topic() + Topic.DEAD_LETTER_SUFFIX,
                message.key() == null ? null : String.valueOf(message.key()),
                truncated ? value.substring(0, MAX_DEAD_LETTER_CHARS) : value);
        Headers headers = letter.headers();
        add(headers, DeadLetter.ERROR, shortened(cause.toString()));
        add(headers, DeadLetter.CONSUMER, group);
        add(headers, DeadLetter.ORIGIN_TOPIC, message.topic());
        add(headers, DeadLetter.ORIGIN_PARTITION, Integer.toString(message.partition()));
        add(headers, DeadLetter.ORIGIN_OFFSET, Long.toString(message.offset()));
        if (truncated) {
            add(headers, DeadLetter.TRUNCATED, "true");
        }
        Header resent = message.headers().lastHeader(DeadLetter.RESENT_LETTER);
        if (resent != null) {
            headers.add(resent);
        }
        try {
            sender.send(letter).get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Thrown to the container, which keeps the record and comes back to it.
            throw new KafkaException("cannot write dead letter of " + message.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
        metrics.counter("events.dead.letters", "topic", message.topic()).increment();
        log.error(
                "event set aside as dead letter: topic={} partition={} offset={} error={}",
                message.topic(),
                message.partition(),
                message.offset(),
                cause.toString());
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String shortened(String text) {
        return text.length() > MAX_ERROR_CHARS ? text.substring(0, MAX_ERROR_CHARS) : text;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
