package io.aitrading.engine;

import io.aitrading.domain.PlatformService;
import io.aitrading.engine.market.BridgeMarketFeed;
import io.aitrading.engine.market.MarketFeed;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrderManagementGateway;
import io.aitrading.engine.run.RunnerBoard;
import io.aitrading.health.DependencyProbe;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HttpProbe;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import io.aitrading.web.PublicPaths;
import io.aitrading.web.ServiceClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    StrategyCatalogue strategyCatalogue() {
        return StrategyLibrary.catalogue();
    }

    @Bean
    MarketFeed marketFeed(ServiceClient services) {
        return new BridgeMarketFeed(services);
    }

    @Bean
    OrderGateway orderGateway(ServiceClient services, JsonMapper json) {
        return new OrderManagementGateway(services, json);
    }

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("GET /api/v1/trading/status");
    }

    @Bean
    DependencyProbe bridgeProbe(ServiceDirectory directory) {
        return HttpProbe.of(PlatformService.DATA_BRIDGE, false, directory);
    }

    @Bean
    DependencyProbe ordersProbe(ServiceDirectory directory) {
        return HttpProbe.of(PlatformService.ORDER_MANAGEMENT, false, directory);
    }

    @Bean
    EngineHealth engineHealth(RunnerBoard board, InstantSource clock, MeterRegistry meters) {
        Gauge.builder("engine_lag_trades", board, all -> all.runners().stream()
                        .mapToLong(runner -> runner.progress().lagTrades())
                        .sum())
                .description("trades known and not processed yet")
                .register(meters);
        return new EngineHealth(board, PATIENCE, clock);
    }

    @Bean
    HealthDetail processedDetail(EngineHealth health) {
        return health.processed();
    }

    @Bean
    HealthDetail waitsForDetail(EngineHealth health) {
        return health.waitsFor();
    }
}
