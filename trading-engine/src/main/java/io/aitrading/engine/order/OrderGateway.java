package io.aitrading.engine.order;

import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Order-management. Queries throw {@link OrdersUnreachableException} when it does not answer. */
public interface OrderGateway {
    /** Never throws for what may happen on the way: each case is a {@link Placement}. */
    Placement place(PlaceOrderRequest request);

    Optional<OrderView> find(UUID accountId, String clientOrderId);

    OrderView get(UUID orderId);

    /** The order with its fills as the venue has them now, however late the news of them is. */
    OrderView getFromVenue(UUID orderId);

    /** Asks to cancel; an order that is finished already is no error. */
    void cancel(UUID orderId);

    /** Orders that changed after a sequence, in order; returns at once. */
    Updates updates(long afterSequence);

    /**
     * @param sequence to go on from
     * @param orderIds that changed, oldest change first, each once
     */
    record Updates(long sequence, List<UUID> orderIds) {}
}
