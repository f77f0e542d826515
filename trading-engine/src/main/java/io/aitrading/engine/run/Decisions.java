package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.OrderView;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.order.Objection;
import io.aitrading.engine.order.OrderOutcome;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.host.Wishes;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what a strategy decided about a trade, and why an order came of it or not. */
final class Decisions {
    private final Changes changes;

    Decisions(Changes changes) {
        this.changes = changes;
    }

    /** What an order is about: who, on which trade, under which id, with which reasons. */
    record Subject(
            StrategyCell cell, MarketTrade trade, String signal, String clientOrderId, Map<String, String> facts) {}

    void sent(Subject subject, OrderView order) {
        Map<String, String> market =
                Map.of("marketPrice", subject.trade().price().toString());
        decided(subject, Decision.Outcome.ORDER_SENT, order.orderId(), null, Decision.facts(subject.facts(), market));
    }

    void refused(Subject subject, OrderOutcome.Refused refused) {
        Map<String, String> detail = Map.of("detail", refused.detail());
        decided(
                subject,
                Decision.Outcome.ORDER_REFUSED,
                null,
                refused.code(),
                Decision.facts(Decision.facts(subject.facts(), detail), refused.facts()));
    }

    void notSent(Subject subject, Objection objection) {
        decided(
                subject,
                Decision.Outcome.NO_ORDER,
                null,
                objection.code(),
                Decision.facts(subject.facts(), objection.facts()));
    }

    /** An opinion without an order; the same again and again is told once. */
    void silent(StrategyCell cell, MarketTrade trade, Wishes.Silence silence, int index) {
        if (cell.isNewSilence(silence.signal() + " " + silence.reason())) {
            String key = key(cell, trade, "silence " + index);
            Subject subject = new Subject(cell, trade, silence.signal().name(), key, silence.facts());
            decided(
                    subject,
                    Decision.Outcome.NO_ORDER,
                    null,
                    silence.reason(),
                    Decision.facts(silence.facts(), Map.of()));
        }
    }

    void failed(StrategyCell cell, MarketTrade trade, StrategyFailure failure) {
        Subject subject = new Subject(cell, trade, "strategy-failed", key(cell, trade, "failed"), Map.of());
        Map<String, String> cause = Map.of("cause", String.valueOf(failure.getMessage()));
        decided(subject, Decision.Outcome.NO_ORDER, null, "STRATEGY_FAILED", Decision.facts(Map.of(), cause));
    }

    private static String key(StrategyCell cell, MarketTrade trade, String what) {
        return cell.deployment().strategyId() + " " + cell.deployment().run() + " " + trade.tradeId() + " " + what;
    }

    private void decided(
            Subject subject,
            Decision.Outcome outcome,
            @Nullable UUID orderId,
            @Nullable String reason,
            SortedMap<String, String> facts) {
        StrategyCell cell = subject.cell();
        String key = subject.clientOrderId();
        changes.decided(new Decision(
                OrderIds.ofDecision(key),
                cell.deployment().strategyId(),
                cell.deployment().name(),
                cell.deployment().accountId(),
                subject.trade().symbol(),
                subject.trade().tradeId(),
                subject.signal(),
                outcome,
                orderId,
                key.startsWith("at-") ? key : null,
                reason,
                facts,
                subject.trade().time()));
    }
}
