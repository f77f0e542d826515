package io.aitrading.users.key;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code users.keys.*}.
 *
 * @param rotateAfter age at which a signing key is replaced
 * @param proposalsOpenFor how long a second person may take to agree to a rotation
 * @param verifyAfterRotation how long the replaced key stays published; longer than any access token lives
 */
@Validated
@ConfigurationProperties("users.keys")
public record KeySettings(
        @NotNull @DefaultValue("30d") Duration rotateAfter,
        @NotNull @DefaultValue("30m") Duration proposalsOpenFor,
        @NotNull @DefaultValue("1h") Duration verifyAfterRotation) {}
