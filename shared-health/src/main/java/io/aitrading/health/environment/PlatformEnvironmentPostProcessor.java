package io.aitrading.health.environment;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.LogKeys;
import io.aitrading.health.live.StoredConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Gives a service its settings. Runs after {@code <service>.yml} was read, since that names the service, and adds
 * everything below it, so that a service or a test may still say otherwise.
 */
public final class PlatformEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    private static final String SECRETS_SOURCE = "platformSecretFiles";
    private static final String DEFAULTS_SOURCE = "platformDefaults";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        @Nullable String name = environment.getProperty("platform.service");
        if (name == null || name.isBlank() || environment.getPropertySources().contains(DEFAULTS_SOURCE)) {
            return;
        }
        PlatformService service = PlatformService.named(name)
                .orElseThrow(() -> new ConfigurationRefusedException(
                        "platform.service",
                        "is '" + name + "', which is no service of the platform.",
                        "Use a name of io.aitrading.domain.PlatformService."));
        // Start-up logs of services that share a JVM are told apart by this; the thread belongs to this start.
        MDC.put(LogKeys.SERVICE, name);
        addStoredConfiguration(environment, name);
        environment.getPropertySources().addLast(new MapPropertySource(SECRETS_SOURCE, SecretFiles.read(environment)));
        ProductionSecrets.check(environment);

        Map<String, Object> defaults = new HashMap<>(CommonDefaults.of(service, environment));
        defaults.putAll(StoreAddresses.read(environment, name));
        environment.getPropertySources().addLast(new MapPropertySource(DEFAULTS_SOURCE, defaults));
    }

    /** Above the service's own file, below the command line and the environment, which stay the way out of a bad value. */
    private static void addStoredConfiguration(ConfigurableEnvironment environment, String service) {
        if (!environment.getProperty("platform.configuration.watch", Boolean.class, true)) {
            return;
        }
        MapPropertySource source =
                StoredConfiguration.read(environment.getProperty("STATE_DIR", ".fleet/state"), service);
        String anchor = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        if (environment.getPropertySources().contains(anchor)) {
            environment.getPropertySources().addAfter(anchor, source);
        } else {
            environment.getPropertySources().addLast(source);
        }
    }
}
