package io.aitrading.orders;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Orders, pre-trade gate, venues, reconciliation. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderManagementApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(OrderManagementApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "order-management"));
        application.run(args);
    }
}
