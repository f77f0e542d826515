package io.aitrading.engine.order;

import io.aitrading.domain.api.OrderView;
import java.util.Map;

/** What order-management made of one request to place an order. */
public sealed interface Placement {

    /** It has the order, in whatever state. */
    record Taken(OrderView order) implements Placement {}

    /**
     * It said no, for good.
     *
     * @param code stable code such as {@code RISK_REJECTED}
     * @param facts the rules that said no, each with value and threshold where known
     */
    record Refused(String code, String detail, Map<String, String> facts) implements Placement {}

    /** It lives and cannot decide now, {@code RISK_UNAVAILABLE} for example: certainly not placed. */
    record NotNow(String code, String detail) implements Placement {}

    /** Nobody knows: no answer came, or none that says anything. */
    record Silence(String cause) implements Placement {}
}
