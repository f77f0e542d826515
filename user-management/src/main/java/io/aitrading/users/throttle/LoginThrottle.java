package io.aitrading.users.throttle;

import io.aitrading.domain.id.ContentId;
import io.aitrading.health.Live;
import io.aitrading.users.account.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Growing delays per account and per source address. Every attempt counts as failed until it has succeeded, so that a
 * thousand attempts at once pass no further than a thousand one after the other. Names that do not exist are delayed alike.
 *
 * <p>Where an account was logged in from before, it has a counter of its own: strangers cannot delay the owner at home.
 */
@Component
public class LoginThrottle {
    private static final Duration TRUST = Duration.ofDays(30);
    private static final int MAX_ROWS = 100_000;

    private final JdbcClient database;
    private final Live<ThrottleSettings> settings;
    private final InstantSource clock;

    LoginThrottle(JdbcClient database, Live<ThrottleSettings> settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts an attempt; if there were too many, tells how long to wait instead. */
    public Optional<Duration> admit(String username, String source) {
        Optional<Duration> sourceWait = admit(sourceKey(source), settings.now().sourceFreeFailures());
        return sourceWait.isPresent()
                ? sourceWait
                : admit(accountKey(username, source), settings.now().accountFreeFailures());
    }

    /** Takes back what {@link #admit} counted. */
    public void succeeded(String username, String source) {
        database.sql("DELETE FROM login_throttle WHERE key = :key")
                .param("key", accountKey(username, source))
                .update();
        database.sql(
                        """
                        UPDATE login_throttle SET failures = GREATEST(failures - 1, 0), blocked_until = NULL
                        WHERE key = :key""")
                .param("key", sourceKey(source))
                .update();
        database.sql(
                        """
                        INSERT INTO trusted_sources (username_key, source, last_success) VALUES (:user, :source, :now)
                        ON CONFLICT (username_key, source) DO UPDATE SET last_success = EXCLUDED.last_success""")
                .param("user", User.key(username))
                .param("source", source)
                .param("now", now())
                .update();
    }

    /** One statement, so that concurrent attempts are counted one by one. */
    private Optional<Duration> admit(String key, int freeFailures) {
        ThrottleSettings rules = settings.now();
        int counted = database.sql(
                        """
                        INSERT INTO login_throttle AS t (key, failures, blocked_until, updated_at)
                        VALUES (:key, 1, NULL, :now)
                        ON CONFLICT (key) DO UPDATE SET
                            failures = CASE WHEN t.updated_at < :forgotten THEN 1 ELSE LEAST(t.failures + 1, 1000000) END,
                            blocked_until = CASE
                                WHEN t.updated_at < :forgotten OR t.failures + 1 < :free THEN NULL
                                ELSE :now + make_interval(secs => LEAST(:longest,
                                         :first * power(2, LEAST(t.failures + 1 - :free, 30)))) END,
                            updated_at = :now
                        WHERE t.blocked_until IS NULL OR t.blocked_until <= :now""")
                .param("key", key)
                .param("now", now())
                .param("forgotten", now().minus(rules.forgetAfter()))
                .param("free", freeFailures)
                .param("longest", rules.longestDelay().toMillis() / 1000.0)
                .param("first", rules.firstDelay().toMillis() / 1000.0)
                .update();
        return counted == 1 ? Optional.empty() : Optional.of(wait(key));
    }

    private Duration wait(String key) {
        Instant until = database.sql("SELECT blocked_until FROM login_throttle WHERE key = :key")
                .param("key", key)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElseGet(clock::instant);
        Duration wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private String accountKey(String username, String source) {
        boolean trusted = database.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM trusted_sources
                        WHERE username_key = :user AND source = :source AND last_success > :since)""")
                .param("user", User.key(username))
                .param("source", source)
                .param("since", now().minus(TRUST))
                .query(Boolean.class)
                .single();
        String who = trusted ? User.key(username) + "\n" + source : User.key(username);
        return "account:" + ContentId.sha256(who);
    }

    private static String sourceKey(String source) {
        return "source:" + ContentId.sha256(source);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Rows of names that were never registered must not pile up. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        database.sql("DELETE FROM login_throttle WHERE updated_at < :forgotten")
                .param("forgotten", now().minus(settings.now().forgetAfter()))
                .update();
        database.sql(
                        """
                        DELETE FROM login_throttle WHERE key IN (
                            SELECT key FROM login_throttle ORDER BY updated_at DESC OFFSET :max)""")
                .param("max", MAX_ROWS)
                .update();
        database.sql("DELETE FROM trusted_sources WHERE last_success < :since")
                .param("since", now().minus(TRUST))
                .update();
    }
}
