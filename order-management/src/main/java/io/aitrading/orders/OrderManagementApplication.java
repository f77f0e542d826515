package io.aitrading.orders;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.web.ErrorCatalogue;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Orders, pre-trade gate, venues, reconciliation. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderManagementApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(OrderManagementApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "order-management"));
        application.run(args);
    }

    @Bean
    Live<OrderProperties> liveSettings(LiveProperties settings) {
        return settings.of(OrderProperties.class);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(OrderErrorCode.values());
    }
}
