package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConnectionRetryTest {
    private static final RetrySettings FAST = new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(4), 2.0);

    @Test
    void waitsOneTwoFourEightSixteenAndThenThirtySeconds() {
        RetrySettings defaults = new RetrySettings(10, Duration.ofSeconds(1), Duration.ofSeconds(30), 2.0);
        List<Long> seconds = IntStream.rangeClosed(1, 10)
                .mapToObj(attempt -> ConnectionRetry.waits(defaults).apply(attempt) / 1000)
                .toList();
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L, 30L);
    }

    @Test
    void returnsWhatTheFirstGoodAttemptGave() {
        AtomicInteger attempts = new AtomicInteger();
        String answer = new ConnectionRetry(FAST).run("store", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConnectException("refused");
            }
            return "connected";
        });
        assertThat(answer).isEqualTo("connected");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpAfterAllRetriesAndNamesTargetAndCause() {
        AtomicInteger attempts = new AtomicInteger();
        ConnectionRetry retry = new ConnectionRetry(FAST);
        assertThatThrownBy(() -> retry.run("PostgreSQL (order-management)", () -> {
                    attempts.incrementAndGet();
                    throw new IOException("outer", new ConnectException("refused"));
                }))
                .isInstanceOfSatisfying(ConnectionFailedException.class, failed -> {
                    assertThat(failed.target()).isEqualTo("PostgreSQL (order-management)");
                    assertThat(failed.attempts()).isEqualTo(4);
                })
                .hasMessageContaining("ConnectException: refused");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void logsEachRetryWithTargetAttemptWaitAndCause() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ConnectionRetry.class);
        logger.addAppender(lines);
        try {
            assertThatThrownBy(() -> new ConnectionRetry(FAST).run("store", () -> {
                        throw new ConnectException("refused");
                    }))
                    .isInstanceOf(ConnectionFailedException.class);
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "retry attempt=1 target=store wait=PT0.001S cause=ConnectException: refused",
                        "retry attempt=2 target=store wait=PT0.002S cause=ConnectException: refused",
                        "retry attempt=3 target=store wait=PT0.004S cause=ConnectException: refused");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new RetrySettings(1, Duration.ofSeconds(5), Duration.ofSeconds(1), 2.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initial-backoff");
    }
}
