package io.aitrading.engine.order;

import io.aitrading.domain.api.OrderView;
import java.util.Map;

/** What became of an order, definitely. */
public sealed interface OrderOutcome {

    /** The venue has or had it: finished, or resting in its book. */
    record Placed(OrderView order) implements OrderOutcome {}

    /** Somebody said no. */
    record Refused(String code, String detail, Map<String, String> facts) implements OrderOutcome {}

    /** It was not sent. */
    record NotSent(Objection objection) implements OrderOutcome {}
}
