package io.aitrading.portfolio;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
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
}
