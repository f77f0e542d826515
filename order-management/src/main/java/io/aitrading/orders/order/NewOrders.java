package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskDecisionEvent;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.gate.Reservation;
import io.aitrading.trading.order.OrderProgress;
import io.aitrading.trading.risk.RiskRule;
import io.aitrading.trading.risk.RiskVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** First rows of orders: PENDING with what they hold, or REJECTED with the rules that refused them. */
final class NewOrders {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NewOrders() {}

    static StoredOrder accepted(
            StoredOrder.Terms terms,
            Reservation reservation,
            BigDecimal needed,
            @Nullable StoredOrder replaced,
            Instant now) {
        BigDecimal held =
                replaced == null ? needed : needed.subtract(replaced.held()).max(BigDecimal.ZERO);
        return new StoredOrder(
                terms,
                OrderProgress.pending(terms.quantity()),
                BigDecimal.ZERO,
                reservation,
                held,
                null,
                null,
                null,
                false,
                1,
                now);
    }

    static StoredOrder refused(
            StoredOrder.Terms terms, Reservation reservation, RiskVerdict verdict, TradingState state, Instant now) {
        boolean halted = state == TradingState.HALTED
                && verdict.failures().stream().anyMatch(rule -> rule.rule() == RiskRule.TRADING_STATE);
        OrderErrorCode code = halted ? OrderErrorCode.TRADING_HALTED : OrderErrorCode.RISK_REJECTED;
        String reason = verdict.failures().stream()
                .map(rule -> rule.rule() + ": " + rule.value() + " against " + rule.threshold())
                .collect(Collectors.joining("; "));
        OrderProgress nothing = OrderProgress.pending(terms.quantity());
        return new StoredOrder(
                terms,
                new OrderProgress(OrderStatus.REJECTED, nothing.ordered(), nothing.filled(), nothing.reported()),
                BigDecimal.ZERO,
                reservation,
                BigDecimal.ZERO,
                null,
                code + ": " + reason,
                new StoredOrder.Refusal(code.code(), JSON.writeValueAsString(outcomes(verdict))),
                false,
                1,
                now);
    }

    static List<RiskDecisionEvent.RuleOutcome> outcomes(RiskVerdict verdict) {
        return verdict.rules().stream()
                .map(rule -> new RiskDecisionEvent.RuleOutcome(
                        rule.rule().name(), rule.passed(), rule.value(), rule.threshold()))
                .toList();
    }
}
