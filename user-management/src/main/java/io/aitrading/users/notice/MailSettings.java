package io.aitrading.users.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code users.mail.*}: a mail server that takes our mail as it is; without a host there is none, and nothing is sent.
 *
 * @param host of the relay, which takes mail from this machine without a password: what lies behind is its business
 * @param from the sender's address
 * @param timeout of connecting and of each answer
 * @param maxTries before a mail is given up; the notification in the product stays
 * @param retryAfter the first wait between two tries, doubled each time
 */
@Validated
@ConfigurationProperties("users.mail")
record MailSettings(
        @NotNull @DefaultValue("") String host,
        @DefaultValue("25") @Min(1) @Max(65535) int port,
        @NotNull @DefaultValue("no-reply@localhost") String from,
        @NotNull @DefaultValue("5s") Duration timeout,
        @DefaultValue("6") @Min(1) @Max(20) int maxTries,
        @NotNull @DefaultValue("30s") Duration retryAfter) {

    MailSettings {
        if (!from.matches("[!-~&&[^<>]]+@[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("users.mail.from must be an address such as desk@example.org");
        }
    }

    boolean isConfigured() {
        return !host.isBlank();
    }
}
