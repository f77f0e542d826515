package io.aitrading.backtest;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Bean;

/** Strategies that misbehave, for the application of the tests alone. */
class TestStrategies {
    /** Lets the loops of {@code test-loop} end, so that a test leaves no busy thread behind. */
    static final AtomicBoolean RELEASED = new AtomicBoolean();

    private static StrategyDescriptor descriptor(String name, StrategyDescriptor.Factory factory) {
        return new StrategyDescriptor(name, name, "for tests", "this test", 1, List.of(), factory);
    }

    @Bean
    StrategyDescriptor loops() {
        return descriptor("test-loop", parameters -> new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                while (bars.count() > 10 && !RELEASED.get()) {
                    Thread.onSpinWait();
                }
            }
        });
    }

    @Bean
    StrategyDescriptor throwing() {
        return descriptor("test-throw", parameters -> new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                throw new IllegalStateException("on purpose");
            }
        });
    }

    /** Ends its engine's process, and only that of a {@link DyingEngine}. */
    @Bean
    StrategyDescriptor halting() {
        return descriptor("test-halt", parameters -> new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                if (Boolean.getBoolean(DyingEngine.MARK)) {
                    Runtime.getRuntime().halt(DyingEngine.CODE);
                }
            }
        });
    }

    @Bean
    StrategyDescriptor flooding() {
        return descriptor("test-flood", parameters -> new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                while (bars.count() > 0) {
                    context.buy(0, 1, "again");
                }
            }
        });
    }

    /** Remembers the first run's prices and trades on them in the next ones. */
    @Bean
    StrategyDescriptor remembering() {
        StringBuilder memory = new StringBuilder();
        return descriptor("test-memory", parameters -> new Strategy() {
            private final boolean knows = !memory.isEmpty();

            @Override
            public void onBar(StrategyContext context, Bars bars) {
                memory.append(bars.closeTicks(0)).append(' ');
                if (knows || bars.count() == 5) {
                    context.signal(0, bars.count() % 2 == 0 ? Signal.EXIT_LONG : Signal.ENTER_LONG);
                }
            }
        });
    }
}
