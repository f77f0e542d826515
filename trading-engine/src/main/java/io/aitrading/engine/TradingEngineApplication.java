package io.aitrading.engine;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
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
    Live<EngineProperties> liveSettings(LiveProperties settings) {
        return settings.of(EngineProperties.class);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(EngineErrorCode.values());
    }
}
