package io.aitrading.configuration;

import io.aitrading.web.ChangeSignal;
import io.aitrading.web.ErrorCatalogue;
import io.aitrading.web.PublicPaths;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Port 8012. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConfigurationServiceApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(ConfigurationServiceApplication.class)
                .properties("spring.config.name=configuration-service")
                .run(args);
    }

    /** Flows are read by whoever looks after the platform, also when nobody can log in. */
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("GET /api/v1/flows", "GET /api/v1/flows/*");
    }

    @Bean
    ChangeSignal changeSignal() {
        return new ChangeSignal();
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(ConfigurationError.values());
    }
}
