package io.aitrading.bridge;

import io.aitrading.health.DependencyProbe;
import io.aitrading.health.HttpProbe;

/** Whether the venue answers. Without it readers still have what came before, so the service is degraded and not down. */
record VenueProbe(HttpProbe ping) implements DependencyProbe, AutoCloseable {
    @Override
    public String name() {
        return "venue";
    }

    @Override
    public String kind() {
        return "venue";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public void probe() throws Exception {
        ping.probe();
    }

    @Override
    public void close() {
        ping.close();
    }
}
