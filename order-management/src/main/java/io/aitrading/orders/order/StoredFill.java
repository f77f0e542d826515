package io.aitrading.orders.order;

import io.aitrading.domain.Side;
import io.aitrading.venue.TradeReport;
import java.util.UUID;

/**
 * A fill as the database has it.
 *
 * @param orderSequence the step of the order in which it was booked
 */
record StoredFill(
        UUID fillId, UUID orderId, UUID accountId, String venue, Side side, TradeReport trade, long orderSequence) {}
