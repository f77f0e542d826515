package io.aitrading.gateway.route;

import io.aitrading.domain.PlatformService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every way through the gateway. Resources first, then the prefixes of the public addresses, which are cut off. */
final class RouteTable {
    static final List<Route> ROUTES = List.of(
            resource(PlatformService.USER_MANAGEMENT, "auth", "users"),
            new Route(PlatformService.USER_MANAGEMENT, List.of("/.well-known/jwks.json"), 0),
            resource(PlatformService.ORDER_MANAGEMENT, "orders", "accounts", "fills", "reconciliation"),
            resource(PlatformService.TRADING_ENGINE, "strategies", "trading", "decisions"),
            resource(PlatformService.PORTFOLIO_MANAGER, "portfolio", "ledger"),
            resource(
                    PlatformService.RISK_ANALYZER,
                    "policies",
                    "emergency-stop",
                    "trading-state",
                    "lease",
                    "exposure",
                    "audit"),
            resource(PlatformService.DATA_BRIDGE, "marketdata"),
            resource(PlatformService.CONFIGURATION_SERVICE, "config", "flags", "flows"),
            resource(PlatformService.BACKTESTING_ENGINE, "backtests", "datasets", "strategy-catalogue"),
            resource(PlatformService.CENTRAL_HUB, "hub"),
            prefix("config", PlatformService.CONFIGURATION_SERVICE),
            prefix("trading", PlatformService.TRADING_ENGINE),
            prefix("ai", PlatformService.AI_ORCHESTRATOR),
            prefix("ml", PlatformService.ML_PREDICTOR),
            prefix("risk", PlatformService.RISK_ANALYZER),
            prefix("portfolio", PlatformService.PORTFOLIO_MANAGER),
            prefix("orders", PlatformService.ORDER_MANAGEMENT),
            prefix("analytics", PlatformService.PERFORMANCE_ANALYTICS),
            prefix("debug", PlatformService.CHAIN_DEBUG_SYSTEM),
            prefix("paper", PlatformService.PAPER_EXCHANGE),
            prefix("backtest", PlatformService.BACKTESTING_ENGINE),
            prefix("market", PlatformService.DATA_BRIDGE),
            prefix("hub", PlatformService.CENTRAL_HUB),
            prefix("users", PlatformService.USER_MANAGEMENT));

    private RouteTable() {}

    private static Route resource(PlatformService service, String... names) {
        List<String> patterns = Arrays.stream(names)
                .flatMap(name -> Stream.of("/api/v1/" + name, "/api/v1/" + name + "/**"))
                .toList();
        return new Route(service, patterns, 0);
    }

    private static Route prefix(String name, PlatformService service) {
        return new Route(service, List.of("/" + name + "/**"), 1);
    }

    /**
     * @param patterns path patterns of Spring
     * @param strip leading path segments that the service does not see
     */
    record Route(PlatformService service, List<String> patterns, int strip) {}
}
