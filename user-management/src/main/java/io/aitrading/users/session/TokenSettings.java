package io.aitrading.users.session;

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
        @NotNull @DefaultValue("90d") Duration familyLife) {}
