package io.aitrading.backtest;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** An engine in a process of its own that {@code test-halt} can end. */
final class DyingEngine {
    static final String MARK = "test.engine.may.die";
    static final int CODE = 9;

    private DyingEngine() {}

    public static void main(String[] arguments) {
        System.setProperty(MARK, "true");
        new SpringApplicationBuilder(BacktestingEngineApplication.class, TestStrategies.class)
                .properties("spring.config.name=backtesting-engine")
                .run(arguments);
    }
}
