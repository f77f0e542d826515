package io.aitrading.health.live;

import io.aitrading.health.NeedsRestart;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Which keys a service uses as soon as they change: read from its settings, so that nobody has to write it down twice. */
public final class LiveKeys {
    /** A key of every service. */
    private final Set<String> keys = new ConcurrentSkipListSet<>(Set.of(LiveLogLevel.KEY));

    /** Adds every component of a record of settings, and of the records in it, but for {@link NeedsRestart}. */
    public void add(String prefix, Class<?> settings) {
        for (RecordComponent component : settings.getRecordComponents()) {
            if (component.isAnnotationPresent(NeedsRestart.class)) {
                continue;
            }
            String key = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                add(key, component.getType());
            } else {
                keys.add(key);
            }
        }
    }

    public boolean isLive(String key) {
        return keys.contains(key);
    }
}
