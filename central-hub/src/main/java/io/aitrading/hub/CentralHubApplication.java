package io.aitrading.hub;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.web.PublicPaths;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Port 7000. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CentralHubApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(CentralHubApplication.class)
                .properties("spring.config.name=central-hub")
                .run(args);
    }

    @Bean
    Live<HubProperties> liveSettings(LiveProperties settings) {
        return settings.of(HubProperties.class);
    }

    /** The state of the platform is no secret, and is asked for when nobody can log in. */
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("GET /api/v1/health");
    }
}
