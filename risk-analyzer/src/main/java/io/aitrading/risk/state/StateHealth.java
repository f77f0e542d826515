package io.aitrading.risk.state;

import io.aitrading.domain.TradingState;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import io.aitrading.risk.state.StateBoard.Snapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trading state in health and metrics. A halt is somebody's decision, not an illness. */
@Component
class StateHealth implements HealthDetail, HealthVerdict {
    private final StateBoard board;

    StateHealth(StateBoard board, MeterRegistry metrics) {
        this.board = board;
        Gauge.builder("risk.trading.halted", board, StateHealth::halted)
                .description("1 while trading is halted, 0 while not, -1 while nobody can tell")
                .register(metrics);
    }

    private static double halted(StateBoard board) {
        return board.confirmed()
                .map(now -> now.state().state() == TradingState.HALTED ? 1.0 : 0.0)
                .orElse(-1.0);
    }

    @Override
    public String name() {
        return "tradingState";
    }

    @Override
    public Object value() {
        return board.confirmed().map(StateHealth::facts).orElse(Map.of("state", "UNKNOWN"));
    }

    private static Map<String, Object> facts(Snapshot now) {
        return Map.of(
                "state", now.state().state().name(),
                "version", now.state().version(),
                "policyVersion", now.policy().policyVersion(),
                "since", now.state().changedAt().toString());
    }

    @Override
    public Optional<String> problem() {
        return board.confirmed().isPresent()
                ? Optional.empty()
                : Optional.of("the trading state cannot be confirmed, no leases are given");
    }

    @Override
    public boolean down() {
        return true;
    }
}
