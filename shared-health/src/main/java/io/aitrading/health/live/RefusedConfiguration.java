package io.aitrading.health.live;

import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import io.aitrading.health.LiveConfiguration;
import java.util.Optional;

/** Shows in {@code /health} that the service does not use what it was told; configuration-service takes that back. */
public final class RefusedConfiguration implements HealthDetail, HealthVerdict {
    private final LiveConfiguration configuration;

    public RefusedConfiguration(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "refusedConfigRevision";
    }

    /** Zero when nothing is refused: no revision has that number. */
    @Override
    public Object value() {
        return configuration.refusal().map(LiveConfiguration.Refusal::revision).orElse(0L);
    }

    @Override
    public Optional<String> problem() {
        return configuration
                .refusal()
                .map(refusal -> "configuration revision " + refusal.revision() + " is refused: " + refusal.text());
    }

    @Override
    public boolean down() {
        return false;
    }
}
