package io.aitrading.gateway;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The service on port 3001. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "gateway");
        SpringApplication.run(GatewayApplication.class, arguments);
    }

    @Bean
    Live<GatewayProperties> liveSettings(LiveProperties settings) {
        return settings.of(GatewayProperties.class);
    }
}
