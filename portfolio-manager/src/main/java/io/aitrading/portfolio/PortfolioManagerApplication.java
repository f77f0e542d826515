package io.aitrading.portfolio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service on port 9001. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PortfolioManagerApplication {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "portfolio-manager");
        SpringApplication.run(PortfolioManagerApplication.class, arguments);
    }
}
