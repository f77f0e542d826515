package io.aitrading.domain.api;

import io.aitrading.domain.event.OrderEvent;
import java.util.List;

/**
 * Answer of {@code GET /api/v1/orders/updates?afterSequence=&waitMs=&limit=} at order-management: every step of every order, so
 * that a reader who goes on from the last sequence misses nothing.
 *
 * @param lastSequence pass as {@code afterSequence} next time; the one asked with when nothing came
 */
public record OrderUpdatesAnswer(List<OrderUpdate> updates, long lastSequence) {

    /**
     * One step of one order.
     *
     * @param sequence gapless over all orders
     * @param event the order after the step
     * @param fills executions booked in this step; each comes in exactly one step
     */
    public record OrderUpdate(long sequence, OrderEvent event, List<OrderView.FillView> fills) {}
}
