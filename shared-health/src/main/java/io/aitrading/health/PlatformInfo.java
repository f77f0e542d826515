package io.aitrading.health;

import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says on {@code /info} which service of which version this is. */
final class PlatformInfo implements InfoContributor {
    private final String service;
    private final String environment;

    PlatformInfo(String service, String environment) {
        this.service = service;
        this.environment = environment;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "app", Map.of("name", service, "version", PlatformVersion.text(), "environment", environment));
    }
}
