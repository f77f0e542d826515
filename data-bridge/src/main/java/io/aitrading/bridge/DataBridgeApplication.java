package io.aitrading.bridge;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Market data in. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DataBridgeApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DataBridgeApplication.class)
                .properties("spring.config.name=data-bridge")
                .run(arguments);
    }
}
