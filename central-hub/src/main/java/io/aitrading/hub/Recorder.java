package io.aitrading.hub;

import io.aitrading.health.Live;
import io.aitrading.health.Repeating;
import io.aitrading.hub.alert.AlertWatch;
import io.aitrading.hub.history.StatusHistory;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes down what the poller saw and looks for what stays down, on a thread of its own: a frozen database stops only this. */
@Component
class Recorder extends Repeating {
    private final StatusHistory history;
    private final AlertWatch alerts;
    private final Live<HubProperties> settings;

    Recorder(StatusHistory history, AlertWatch alerts, Live<HubProperties> settings, Environment environment) {
        super("hub-recorder", environment.getProperty("platform.service", "central-hub"));
        this.history = history;
        this.alerts = alerts;
        this.settings = settings;
    }

    @Override
    protected void turn() {
        history.flush();
        alerts.look();
    }

    @Override
    protected Duration pause() {
        return settings.now().pollInterval();
    }
}
