package io.aitrading.portfolio;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service on port 9001. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PortfolioManagerApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(PortfolioManagerApplication.class)
                .properties("spring.config.name=portfolio-manager")
                .run(arguments);
    }

    @Bean
    Live<PortfolioProperties> liveSettings(LiveProperties settings) {
        return settings.of(PortfolioProperties.class);
    }
}
