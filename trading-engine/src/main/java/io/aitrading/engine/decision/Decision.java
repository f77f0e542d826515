package io.aitrading.engine.decision;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one wish of a strategy, and why.
 *
 * @param decisionId made from the strategy, its run, the trade and the wish's number, so that a repetition after a crash is the
 *     same decision
 * @param marketTradeId trade that the strategy had seen last
 * @param signal the strategy's reason, or that of a protection
 * @param reason stable code of what stopped it; absent for an order that was sent
 * @param facts what was seen: indicator values, the rule's value and threshold
 * @param time of the trade, by the venue
 */
public record Decision(
        UUID decisionId,
        UUID strategyId,
        String strategyName,
        UUID accountId,
        String symbol,
        long marketTradeId,
        String signal,
        Outcome outcome,
        @Nullable UUID orderId,
        @Nullable String clientOrderId,
        @Nullable String reason,
        SortedMap<String, String> facts,
        Instant time) {

    /** What happened. */
    public enum Outcome {
        ORDER_SENT,
        ORDER_REFUSED,
        NO_ORDER
    }

    public Decision {
        facts = new TreeMap<>(facts);
    }

    /** Facts, and more facts. */
    public static SortedMap<String, String> facts(Map<String, String> seen, Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(seen);
        all.putAll(more);
        return all;
    }
}
