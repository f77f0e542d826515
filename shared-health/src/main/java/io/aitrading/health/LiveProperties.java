package io.aitrading.health;

import io.aitrading.health.live.LiveKeys;
import io.aitrading.health.live.StoredConfiguration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.validation.Validator;
import tools.jackson.databind.JsonNode;

/**
 * Binds settings anew when configuration changes, with the rules of a start: the environment and the command line win, the
 * service's own file fills up, and a value that breaks a rule of the settings is refused, with all of its revision. All
 * settings of a service change in one step.
 */
public final class LiveProperties {
    private final ConfigurableEnvironment environment;
    private final LiveConfiguration configuration;
    private final Validator validator;
    private final LiveKeys keys;
    private final Map<String, JsonNode> atStart;
    /** Replaced as a whole, so that nobody sees one record of before and another of after a change. */
    private volatile Map<Class<?>, Object> inForce = Map.of();

    public LiveProperties(ConfigurableEnvironment environment, LiveConfiguration configuration, Validator validator) {
        this.environment = environment;
        this.configuration = configuration;
        this.validator = validator;
        this.keys = new LiveKeys();
        this.atStart = configuration.values();
        configuration.onOffer(this::prepare);
    }

    /** Follows a record that carries {@link ConfigurationProperties}; to be called while the service starts. */
    public synchronized <T> Live<T> of(Class<T> type) {
        Map<Class<?>, Object> more = new HashMap<>(inForce);
        more.put(type, bind(environment.getPropertySources(), type));
        inForce = Map.copyOf(more);
        keys.add(prefix(type), type);
        return () -> type.cast(Objects.requireNonNull(inForce.get(type)));
    }

    /** Keys with another value than at the start, which are used only at the next one. */
    public List<String> needsRestart() {
        Map<String, JsonNode> now = configuration.values();
        TreeSet<String> changed = new TreeSet<>(now.keySet());
        changed.addAll(atStart.keySet());
        changed.removeIf(key -> Objects.equals(now.get(key), atStart.get(key)) || keys.isLive(key));
        return List.copyOf(changed);
    }

    /** Keys that have no effect, since the environment or the command line of this instance says otherwise. */
    public List<String> overridden() {
        return configuration.values().keySet().stream()
                .filter(this::isOverridden)
                .sorted()
                .toList();
    }

    private boolean isOverridden(String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source.getName().equals(StoredConfiguration.SOURCE)) {
                return false;
            }
            ConfigurationPropertySource values = ConfigurationPropertySource.from(source);
            if (values != null && values.getConfigurationProperty(name) != null) {
                return true;
            }
        }
        return false;
    }

    private synchronized Runnable prepare(Map<String, JsonNode> values) {
        MapPropertySource offered = StoredConfiguration.source(values);
        MutablePropertySources sources = new MutablePropertySources(environment.getPropertySources());
        sources.replace(StoredConfiguration.SOURCE, offered);
        Map<Class<?>, Object> bound = new LinkedHashMap<>();
        inForce.keySet().forEach(type -> bound.put(type, bind(sources, type)));
        Map<Class<?>, Object> next = Map.copyOf(bound);
        return () -> {
            environment.getPropertySources().replace(StoredConfiguration.SOURCE, offered);
            inForce = next;
        };
    }

    private <T> T bind(MutablePropertySources from, Class<T> type) {
        MutablePropertySources sources = new MutablePropertySources(from);
        // A view of the sources as they were, which would answer before those offered.
        sources.remove("configurationProperties");
        Binder binder = new Binder(
                ConfigurationPropertySources.from(sources),
                new PropertySourcesPlaceholdersResolver(sources),
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(prefix(type), Bindable.of(type), new ValidationBindHandler(validator));
    }

    private static String prefix(Class<?> type) {
        ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " carries no @ConfigurationProperties");
        }
        return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
    }
}
