package io.aitrading.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code platform.web.*}.
 *
 * @param maxBodySize a larger request body is 413
 * @param contentSecurityPolicy for services that serve pages; those that serve data allow nothing
 */
@Validated
@ConfigurationProperties("platform.web")
public record WebProperties(
        @NotNull @DefaultValue("64KB") DataSize maxBodySize,
        @NotNull @DefaultValue("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
                String contentSecurityPolicy) {}
