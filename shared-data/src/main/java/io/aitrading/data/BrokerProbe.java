package io.aitrading.data;

import io.aitrading.health.DependencyProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Asks the broker for its cluster. Optional everywhere: events wait in outboxes and buffers while it is away. */
final class BrokerProbe implements DependencyProbe, AutoCloseable {
    private static final int ANSWER_MILLIS = 1_500;

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    BrokerProbe(Map<String, Object> kafkaSettings) {
        settings = new HashMap<>(kafkaSettings);
        settings.put("request.timeout.ms", Integer.toString(ANSWER_MILLIS));
        settings.put("default.api.timeout.ms", Integer.toString(ANSWER_MILLIS));
        settings.put("reconnect.backoff.max.ms", "1000");
    }

    @Override
    public String name() {
        return "redpanda";
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public synchronized void probe() throws Exception {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(settings);
            admin = open;
        }
        open.describeCluster().nodes().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            // With a time it would wait for calls that a lost broker never answers.
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
