package io.aitrading.paper.engine;

import io.aitrading.paper.PaperSettings;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.Recording;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the venue together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {
    @Bean
    Recording recording() {
        return Recording.bitstamp();
    }

    @Bean
    MarketData marketData(Recording recording, JdbcClient jdbc) {
        return new MarketData(recording, new StoredCandles(jdbc));
    }

    @Bean
    VenueEngine venueEngine(
            PaperSettings settings,
            Recording recording,
            MarketData marketData,
            DataSource dataSource,
            JdbcClient jdbc,
            InstantSource clock,
            MeterRegistry metrics,
            List<VenueListener> listeners) {
        Recovery recovery = new Recovery(
                jdbc,
                recording,
                marketData,
                clock,
                settings.replay().mode(),
                settings.replay().speedPerMille());
        return new VenueEngine(recovery, new VenueStore(dataSource, metrics), marketData, listeners);
    }
}
