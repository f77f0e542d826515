package io.aitrading.gateway.limit;

import io.aitrading.domain.id.Ids;
import io.aitrading.gateway.ClientAddress;
import io.aitrading.gateway.GatewayProperties;
import io.aitrading.health.Live;
import io.aitrading.web.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Puts the limiter into the filter chain. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    private static final int MAX_LOCAL_CLIENTS = 10_000;
    /** Spring Security's chain stands at -100; the limiter needs to know the user. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    RateLimiter rateLimiter(StringRedisTemplate redis, Ids ids, InstantSource clock, MeterRegistry metrics) {
        return new RateLimiter(new CacheCounter(redis, ids::next), new LocalCounter(MAX_LOCAL_CLIENTS), clock, metrics);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
            RateLimiter limiter, Live<GatewayProperties> settings, Problems problems, ClientAddress addresses) {
        FilterRegistrationBean<RateLimitFilter> registration =
                new FilterRegistrationBean<>(new RateLimitFilter(limiter, settings, problems, addresses));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
