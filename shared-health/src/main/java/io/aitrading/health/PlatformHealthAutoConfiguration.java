package io.aitrading.health;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.id.Ids;
import io.aitrading.domain.id.Uuid7;
import io.aitrading.health.live.ConfigurationClient;
import io.aitrading.health.live.ConfigurationWatch;
import io.aitrading.health.live.InstanceReporter;
import io.aitrading.health.live.LiveLogLevel;
import io.aitrading.health.live.RefusedConfiguration;
import io.aitrading.health.live.WatchSettings;
import io.aitrading.health.monitor.DeadlockWatch;
import io.aitrading.health.monitor.DependencyMonitor;
import io.aitrading.health.monitor.HealthController;
import io.aitrading.health.monitor.HealthMetrics;
import io.aitrading.health.monitor.HealthState;
import io.aitrading.health.monitor.MonitorSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** Gives every service that says who it is ({@code platform.service}) a clock, ids, health and live configuration. */
@AutoConfiguration
@ConditionalOnProperty("platform.service")
@EnableConfigurationProperties({RetrySettings.class, MonitorSettings.class, WatchSettings.class})
public class PlatformHealthAutoConfiguration {
    private static final String SERVICE = "platform.service";

    @Bean
    @ConditionalOnMissingBean
    InstantSource platformClock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnMissingBean
    Ids platformIds(InstantSource clock) {
        return new Uuid7(clock, new SecureRandom());
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceDirectory serviceDirectory(Environment environment) {
        return new ServiceDirectory(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionRetry connectionRetry(RetrySettings settings) {
        return new ConnectionRetry(settings);
    }

    @Bean
    ConfigurationClient configurationClient(
            WatchSettings settings,
            ServiceDirectory directory,
            ObjectProvider<ServiceTokenSource> tokens,
            ObjectProvider<JsonMapper> json) {
        return new ConfigurationClient(directory, tokens, json.getIfAvailable(JsonMapper::shared), settings.pollWait());
    }

    @Bean
    @ConditionalOnMissingBean(LiveConfiguration.class)
    ConfigurationWatch liveConfiguration(
            Environment environment,
            WatchSettings settings,
            ConfigurationClient client,
            ObjectProvider<JsonMapper> json) {
        return ConfigurationWatch.create(
                environment.getRequiredProperty(SERVICE),
                settings,
                environment.getProperty("STATE_DIR", ".fleet/state"),
                client,
                json.getIfAvailable(JsonMapper::shared));
    }

    @Bean
    @ConditionalOnProperty(name = "platform.configuration.watch", matchIfMissing = true)
    HttpProbe configurationServiceProbe(ServiceDirectory directory) {
        return HttpProbe.of(PlatformService.CONFIGURATION_SERVICE, false, directory);
    }

    @Bean
    LiveProperties liveProperties(
            ConfigurableEnvironment environment, LiveConfiguration configuration, ObjectProvider<Validator> validator) {
        return new LiveProperties(
                environment, configuration, validator.getIfAvailable(PlatformHealthAutoConfiguration::validator));
    }

    private static Validator validator() {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return validator;
    }

    @Bean
    RefusedConfiguration refusedConfiguration(LiveConfiguration configuration) {
        return new RefusedConfiguration(configuration);
    }

    @Bean
    LiveLogLevel liveLogLevel(LiveConfiguration configuration, BeanFactory beans) {
        return new LiveLogLevel(
                configuration, AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of());
    }

    @Bean
    DependencyMonitor dependencyMonitor(
            Environment environment,
            ObjectProvider<DependencyProbe> probes,
            InstantSource clock,
            MonitorSettings settings) {
        return new DependencyMonitor(
                environment.getRequiredProperty(SERVICE), probes.orderedStream().toList(), clock, settings);
    }

    @Bean
    DeadlockWatch deadlockWatch(Environment environment, MonitorSettings settings) {
        return new DeadlockWatch(environment.getRequiredProperty(SERVICE), settings);
    }

    @Bean
    HealthState healthState(
            Environment environment,
            InstantSource clock,
            DependencyMonitor dependencies,
            ObjectProvider<HealthDetail> details,
            ObjectProvider<HealthVerdict> verdicts,
            LiveConfiguration configuration) {
        return new HealthState(
                environment.getRequiredProperty(SERVICE),
                PlatformVersion.text(),
                clock,
                dependencies,
                details.orderedStream().toList(),
                verdicts.orderedStream().toList(),
                configuration);
    }

    @Bean
    @ConditionalOnProperty(name = "platform.configuration.watch", matchIfMissing = true)
    InstanceReporter instanceReporter(
            Environment environment,
            WatchSettings settings,
            ConfigurationClient client,
            LiveConfiguration configuration,
            LiveProperties properties,
            HealthState health) {
        return new InstanceReporter(
                environment.getRequiredProperty(SERVICE),
                settings,
                client,
                configuration,
                properties,
                health,
                environment);
    }

    @Bean
    HealthController healthController(HealthState state, DeadlockWatch deadlocks) {
        return new HealthController(state, deadlocks);
    }

    @Bean
    HealthMetrics healthMetrics(HealthState state, DependencyMonitor dependencies) {
        return new HealthMetrics(state, dependencies);
    }

    @Bean
    PlatformInfo platformInfo(Environment environment) {
        return new PlatformInfo(environment.getRequiredProperty(SERVICE), environment.getProperty("APP_ENV", "dev"));
    }

    @Bean
    ServiceLogFilter serviceLogFilter(Environment environment) {
        return new ServiceLogFilter(environment.getRequiredProperty(SERVICE));
    }

    @Bean
    ServiceTaskDecorator serviceTaskDecorator(Environment environment) {
        return new ServiceTaskDecorator(environment.getRequiredProperty(SERVICE));
    }
}
