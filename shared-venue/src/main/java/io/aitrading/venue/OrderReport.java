package io.aitrading.venue;

import io.aitrading.domain.Quantity;
import java.time.Instant;
import java.util.List;

/**
 * An order as the venue sees it, from a REST answer or from the user data stream: both go the same way.
 *
 * @param order what the venue holds; its clientOrderId is the one it was placed with
 * @param executedQuantity all that has executed so far, in base
 * @param trades executions that came along with this report; often not all of them
 * @param reason why it was refused or ended, where the venue says so
 */
public record OrderReport(
        VenueOrder order,
        String venueOrderId,
        VenueOrderStatus status,
        Quantity executedQuantity,
        List<TradeReport> trades,
        String reason,
        Instant time) {}
