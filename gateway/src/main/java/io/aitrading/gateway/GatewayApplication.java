package io.aitrading.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service on port 3001. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "gateway");
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
