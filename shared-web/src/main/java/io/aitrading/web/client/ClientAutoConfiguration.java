package io.aitrading.web.client;

import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.web.ServiceClient;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The way to call a sibling. */
@AutoConfiguration(after = RestClientAutoConfiguration.class)
final class ClientAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ClientAutoConfiguration.class);
    private static final Duration STAYS_OPEN = Duration.ofSeconds(5);
    private static final int PROBING_CALLS = 3;
    private static final int MINIMUM_CALLS = 10;
    private static final int WINDOW_CALLS = 20;
    private static final float FAILURE_PERCENT = 50;

    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerRegistry serviceBreakers(ObjectProvider<MeterRegistry> meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .waitDurationInOpenState(STAYS_OPEN)
                .permittedNumberOfCallsInHalfOpenState(PROBING_CALLS)
                // A probing call that is never answered must not hold the breaker half open for ever.
                .maxWaitDurationInHalfOpenState(STAYS_OPEN.multipliedBy(6))
                .minimumNumberOfCalls(MINIMUM_CALLS)
                .slidingWindowSize(WINDOW_CALLS)
                .failureRateThreshold(FAILURE_PERCENT)
                .build());
        registry.getEventPublisher().onEntryAdded(added -> added.getAddedEntry()
                .getEventPublisher()
                .onStateTransition(change ->
                        log.info("breaker to {}: {}", change.getCircuitBreakerName(), change.getStateTransition())));
        meters.ifAvailable(registryOfMeters ->
                TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(registryOfMeters));
        return registry;
    }

    @Bean
    ServiceHttp serviceHttp() {
        return new ServiceHttp();
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceClient serviceClient(
            RestClient.Builder builder,
            ServiceDirectory services,
            ServiceHttp http,
            CircuitBreakerRegistry serviceBreakers,
            ServiceTokenSource tokens,
            JsonMapper json) {
        return new ResilientServiceClient(
                builder, services, http, serviceBreakers, new CallerHeaders(tokens), new CallFailures(json));
    }
}
