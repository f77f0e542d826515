package io.aitrading.risk;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.web.ErrorCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** risk-analyzer, port 8022. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RiskAnalyzerApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(RiskAnalyzerApplication.class)
                .properties("spring.config.name=risk-analyzer")
                .run(arguments);
    }

    @Bean
    Live<RiskProperties> liveSettings(LiveProperties settings) {
        return settings.of(RiskProperties.class);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(RiskError.values());
    }
}
