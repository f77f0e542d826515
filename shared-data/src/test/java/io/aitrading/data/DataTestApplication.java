package io.aitrading.data;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A service with nothing of its own: what the starter alone gives. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class DataTestApplication {
    static ConfigurableApplicationContext start(PlatformProperties properties) {
        SpringApplication application = new SpringApplication(DataTestApplication.class);
        return application.run(
                properties.with("spring.config.name", "data-test").asArguments());
    }

    static PlatformProperties properties(TestPostgres.Database database) {
        return PlatformProperties.of(PlatformService.PORTFOLIO_MANAGER).postgres(database);
    }
}
