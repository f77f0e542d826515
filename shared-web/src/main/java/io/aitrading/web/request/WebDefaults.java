package io.aitrading.web.request;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings of the web layer that a service's own file may overrule. */
public final class WebDefaults implements EnvironmentPostProcessor, Ordered {
    private static final String SOURCE = "platformWebDefaults";
    private static final Map<String, Object> DEFAULTS = Map.of(
            // All services share one class path in the embedded shape: no jar may add pages to each of them.
            "spring.web.resources.add-mappings", "false",
            "spring.mvc.problemdetails.enabled", "false",
            "springdoc.default-produces-media-type", "application/json",
            "springdoc.default-consumes-media-type", "application/json",
            "springdoc.show-actuator", "false",
            "springdoc.override-with-generic-response", "false");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 11;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getPropertySources().contains(SOURCE)) {
            environment.getPropertySources().addLast(new MapPropertySource(SOURCE, DEFAULTS));
        }
    }
}
