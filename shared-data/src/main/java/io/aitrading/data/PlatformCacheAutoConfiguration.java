package io.aitrading.data;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The cache, for services that do not exclude Redis. */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnProperty("platform.service")
@ConditionalOnBean(RedisConnectionFactory.class)
public class PlatformCacheAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(StringRedisTemplate.class)
    Cache platformCache(StringRedisTemplate redis, Environment environment, MeterRegistry metrics) {
        return new Cache(redis, environment.getRequiredProperty("platform.service"), metrics);
    }

    @Bean
    CacheProbe cacheProbe(RedisConnectionFactory connections) {
        return new CacheProbe(connections);
    }
}
