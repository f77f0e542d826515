package io.aitrading.hub;

import io.aitrading.health.Live;
import io.aitrading.health.LogKeys;
import io.aitrading.hub.alert.AlertWatch;
import io.aitrading.hub.history.StatusHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes down what the poller saw and looks for what stays down, on a thread of its own: a frozen database stops only this. */
@Component
class Recorder implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final StatusHistory history;
    private final AlertWatch alerts;
    private final Live<HubProperties> settings;
    private final String service;
    private @Nullable Thread thread;

    Recorder(StatusHistory history, AlertWatch alerts, Live<HubProperties> settings, Environment environment) {
        this.history = history;
        this.alerts = alerts;
        this.settings = settings;
        this.service = environment.getProperty("platform.service", "central-hub");
    }

    private void recordForEver() {
        MDC.put(LogKeys.SERVICE, service);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    history.flush();
                    alerts.look();
                } catch (RuntimeException unexpected) {
                    // Recording must not end because one attempt did.
                    log.error("what was seen could not be recorded", unexpected);
                }
                Thread.sleep(settings.now().pollInterval());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("hub-recorder").start(this::recordForEver);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
