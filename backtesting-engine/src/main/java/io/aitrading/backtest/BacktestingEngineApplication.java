package io.aitrading.backtest;

import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import io.aitrading.web.ErrorCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Port 8015. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BacktestingEngineApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BacktestingEngineApplication.class)
                .properties("spring.config.name=backtesting-engine")
                .run(arguments);
    }

    @Bean
    Live<BacktestProperties> liveSettings(LiveProperties settings) {
        return settings.of(BacktestProperties.class);
    }

    @Bean
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(BacktestError.values());
    }

    /** The shipped strategies, and any further ones that are beans on the class path. */
    @Bean
    RunPlanner runPlanner(DatasetSource datasets, ObjectProvider<StrategyDescriptor> further) {
        List<StrategyDescriptor> all =
                new ArrayList<>(StrategyLibrary.catalogue().all());
        further.orderedStream().forEach(all::add);
        return new RunPlanner(datasets, new StrategyCatalogue(all));
    }
}
