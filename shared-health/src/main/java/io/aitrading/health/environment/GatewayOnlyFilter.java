package io.aitrading.health.environment;

import io.aitrading.domain.PlatformService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * On one class path for all services, Spring Cloud Gateway offers itself to each. Its own switch turns off half of it, and
 * the other half then fails the start; so only the gateway gets it at all.
 */
final class GatewayOnlyFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String GATEWAY_PACKAGE = "org.springframework.cloud.gateway.";

    private boolean wanted = true;

    @Override
    public void setEnvironment(Environment environment) {
        String service = environment.getProperty("platform.service", "");
        wanted = service.isEmpty() || service.equals(PlatformService.API_GATEWAY.serviceName());
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[autoConfigurations.length];
        for (int i = 0; i < kept.length; i++) {
            String name = autoConfigurations[i];
            kept[i] = wanted || name == null || !name.startsWith(GATEWAY_PACKAGE);
        }
        return kept;
    }
}
