package io.aitrading.backtest.web;

import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The strategies that can be run, with their parameters. */
@RestController
@RequestMapping("/api/v1/strategy-catalogue")
@PreAuthorize("isAuthenticated()")
class CatalogueController {
    private final RunPlanner planner;

    CatalogueController(RunPlanner planner) {
        this.planner = planner;
    }

    /** A strategy without its code. */
    record Entry(
            String name,
            String title,
            String description,
            String source,
            int symbols,
            List<ParameterSpec> parameters) {}

    record Catalogue(List<Entry> strategies) {}

    @GetMapping
    Catalogue all() {
        return new Catalogue(planner.catalogue().all().stream()
                .map(CatalogueController::entry)
                .toList());
    }

    private static Entry entry(StrategyDescriptor strategy) {
        return new Entry(
                strategy.name(),
                strategy.title(),
                strategy.description(),
                strategy.source(),
                strategy.symbols(),
                strategy.parameters());
    }
}
