package io.aitrading.health.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.aitrading.health.LiveConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Sets how much the service's own packages write, by the key {@code log.level}. Other services of the JVM are not touched. */
public final class LiveLogLevel implements SmartInitializingSingleton {
    static final String KEY = "log.level";

    private final LiveConfiguration configuration;
    private final List<String> packages;

    public LiveLogLevel(LiveConfiguration configuration, List<String> packages) {
        this.configuration = configuration;
        this.packages = List.copyOf(packages);
    }

    @Override
    public void afterSingletonsInstantiated() {
        configuration.onChange(this::apply);
        apply();
    }

    private void apply() {
        String wanted = configuration.text(KEY, "");
        // No value: whatever the parent logger says.
        @Nullable Level level = wanted.isEmpty() ? null : Level.toLevel(wanted, Level.INFO);
        for (String name : packages) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(level);
            }
        }
    }
}
