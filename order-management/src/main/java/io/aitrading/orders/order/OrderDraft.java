package io.aitrading.orders.order;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.domain.id.ContentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request whose every value is checked against the venue's limits; nothing of it is stored yet.
 *
 * @param clientOrderId null when the service is to make one
 * @param decidedAt no part of what is asked for, and so not of the hash
 */
record OrderDraft(
        UUID accountId,
        @Nullable String clientOrderId,
        Instrument instrument,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Price stopPrice,
        boolean reduceOnly,
        @Nullable UUID strategyId,
        @Nullable UUID decisionId,
        @Nullable Instant decidedAt) {

    /** Equal exactly when two requests ask for the same order. */
    String contentHash() {
        return ContentId.sha256(String.join(
                "\u001f",
                String.valueOf(clientOrderId),
                instrument.symbol(),
                side.name(),
                type.name(),
                String.valueOf(timeInForce),
                Decimals.text(quantity.value()),
                text(price),
                text(stopPrice),
                Boolean.toString(reduceOnly),
                String.valueOf(strategyId),
                String.valueOf(decisionId)));
    }

    private static String text(@Nullable Price price) {
        BigDecimal value = price == null ? null : price.value();
        return value == null ? "-" : Decimals.text(value);
    }
}
