package io.aitrading.backtest;

import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.web.ErrorCatalogue;
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
    ErrorCatalogue errorCatalogue() {
        return ErrorCatalogue.of(BacktestError.values());
    }

    @Bean
    RunPlanner runPlanner(DatasetSource datasets) {
        return new RunPlanner(datasets);
    }
}
