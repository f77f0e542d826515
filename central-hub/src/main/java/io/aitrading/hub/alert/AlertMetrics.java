package io.aitrading.hub.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code hub_alerts_open} by severity. */
@Component
class AlertMetrics implements MeterBinder {
    private final AlertWatch watch;

    AlertMetrics(AlertWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Severity severity : Severity.values()) {
            Gauge.builder("hub.alerts.open", watch, alerts -> alerts.open(severity))
                    .description("Alerts that are not resolved")
                    .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
