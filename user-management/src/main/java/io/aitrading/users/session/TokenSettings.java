package io.aitrading.users.session;

import io.aitrading.health.SettingRefusedException;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code users.tokens.*}.
 *
 * @param accessLife of an access token
 * @param refreshLife of a refresh token that nobody uses
 * @param familyLife after it one must log in again, however often the tokens were refreshed
 */
@Validated
@ConfigurationProperties("users.tokens")
public record TokenSettings(
        @NotNull @DefaultValue("15m") Duration accessLife,
        @NotNull @DefaultValue("14d") Duration refreshLife,
        @NotNull @DefaultValue("90d") Duration familyLife) {
    /** Services refuse tokens that live longer, whoever signed them. */
    private static final Duration LONGEST_ACCESS = Duration.ofHours(1);

    public TokenSettings {
        if (!accessLife.isPositive() || accessLife.compareTo(LONGEST_ACCESS) > 0) {
            throw new SettingRefusedException(
                    "users.tokens.access-life",
                    "is " + accessLife + ". It must be positive, at most " + LONGEST_ACCESS);
        }
    }
}
