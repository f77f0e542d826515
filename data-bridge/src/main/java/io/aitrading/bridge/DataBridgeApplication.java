package io.aitrading.bridge;

import io.aitrading.web.ErrorCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Market data in. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DataBridgeApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DataBridgeApplication.class)
                .properties("spring.config.name=data-bridge")
                .run(arguments);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(BridgeErrorCode.values());
    }
}
