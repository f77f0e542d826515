package io.aitrading.data;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * A service without {@code platform.data.schema} has no database. In the one-JVM fleet JDBC and Flyway are on its class
 * path all the same, so Spring would look for one and fail.
 */
public final class NoSchemaNoDatabaseFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final Set<String> DATABASE_PACKAGES =
            Set.of("org.springframework.boot.jdbc.autoconfigure.", "org.springframework.boot.flyway.autoconfigure.");

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
        boolean applies = environment != null
                && environment.containsProperty("platform.service")
                && environment.getProperty("platform.data.schema", "").isBlank();
        boolean[] wanted = new boolean[classNames.length];
        for (int i = 0; i < classNames.length; i++) {
            String name = classNames[i];
            wanted[i] = !applies || name == null || DATABASE_PACKAGES.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }
}
