package io.aitrading.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code platform.web.*}.
 *
 * @param maxBodySize a larger request body is 413
 * @param bodySizes limits of their own for exact paths, such as uploads
 * @param contentSecurityPolicy for services that serve pages; those that serve data allow nothing
 * @param corsOrigins origins whose pages may call from a browser: {@code https://desk.example.org}; none by default
 */
@Validated
@ConfigurationProperties("platform.web")
public record WebProperties(
        @NotNull @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue @Size(max = 20) Map<String, DataSize> bodySizes,
        @NotNull @DefaultValue("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
                String contentSecurityPolicy,
        @DefaultValue @Size(max = 20) List<String> corsOrigins) {}
