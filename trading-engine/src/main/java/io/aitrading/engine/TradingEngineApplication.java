package io.aitrading.engine;

import io.aitrading.web.ErrorCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Strategies at work. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class TradingEngineApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(TradingEngineApplication.class)
                .properties("spring.config.name=trading-engine")
                .run(arguments);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(EngineErrorCode.values());
    }
}
