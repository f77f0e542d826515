package io.aitrading.paper;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.web.ErrorCatalogue;
import io.aitrading.web.PublicPaths;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Port 9010. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaperExchangeApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(PaperExchangeApplication.class)
                .properties("spring.config.name=paper-exchange")
                .run(args);
    }

    /** The venue's own protocol has its own keys and signatures, which it checks itself. */
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of(
                "/api/v3/**",
                "/sapi/**",
                "/fapi/**",
                "/dapi/**",
                "/eapi/**",
                "/ws",
                "/ws/**",
                "/stream",
                "/stream/**",
                "/ws-api/**",
                "GET /control/v1/replay");
    }

    @Bean
    Live<PaperSettings> liveSettings(LiveProperties settings) {
        return settings.of(PaperSettings.class);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(PaperError.values());
    }
}
