package io.aitrading.users.notice;

import io.aitrading.users.notice.MailRelay.MailException;
import io.aitrading.users.notice.Notifications.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the mails that wait, a few at a time; a mail may come twice after a crash, never not at all while the relay works. */
@Component
class MailRound {
    private static final Logger log = LoggerFactory.getLogger(MailRound.class);
    private static final int AT_ONCE = 20;

    private final JdbcClient database;
    private final MailRelay relay;
    private final MailSettings settings;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    MailRound(JdbcClient database, MailRelay relay, MailSettings settings, InstantSource clock, MeterRegistry metrics) {
        this.database = database;
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record Waiting(UUID id, Kind kind, Instant createdAt, int mailTries, String email) {}

    @Scheduled(fixedDelayString = "${users.mail.round:2s}")
    void sendWaiting() {
        if (!settings.isConfigured()) {
            return;
        }
        try {
            waiting().forEach(this::send);
        } catch (DataAccessException away) {
            log.debug("mails wait for the database: {}", away.getMessage());
        }
    }

    private List<Waiting> waiting() {
        return database.sql(
                        """
                        SELECT n.id, n.kind, n.created_at, n.mail_tries, u.email
                        FROM notifications n JOIN users u ON u.id = n.user_id
                        WHERE n.mail = 'PENDING' AND n.mail_after <= :now ORDER BY n.mail_after LIMIT :limit""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query(Waiting.class)
                .list();
    }

    private void send(Waiting mail) {
        try {
            relay.send(mail.id(), mail.email(), mail.kind().title(), mail.kind().text(), mail.createdAt());
            settle(mail, "SENT", Duration.ZERO);
        } catch (MailException e) {
            boolean over = e.isPermanent() || mail.mailTries() + 1 >= settings.maxTries();
            log.warn("mail of notification {} {}: {}", mail.id(), over ? "given up" : "is tried again", e.getMessage());
            settle(mail, over ? "FAILED" : "PENDING", settings.retryAfter().multipliedBy(1L << mail.mailTries()));
        }
    }

    private void settle(Waiting mail, String state, Duration wait) {
        metrics.counter("users.mails", "outcome", state.equals("PENDING") ? "retried" : state.toLowerCase(Locale.ROOT))
                .increment();
        database.sql(
                        """
                        UPDATE notifications SET mail = :state, mail_tries = mail_tries + 1, mail_after = :after
                        WHERE id = :id""")
                .param("state", state)
                .param("after", clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                .param("id", mail.id())
                .update();
    }
}
