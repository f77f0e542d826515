package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.orders.gate.Reservation;
import io.aitrading.trading.order.OrderProgress;
import io.aitrading.venue.VenueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the database has it.
 *
 * @param terms what was asked for; never changes
 * @param filledQuote sum of price times quantity of its fills
 * @param held what is still set aside for it
 * @param reason why it stands where it stands, for people and dossiers
 * @param refusal stable code and rules of a refusal, which a repeated request is answered with again
 * @param sequence of its last step, gapless from 1
 */
public record StoredOrder(
        Terms terms,
        OrderProgress progress,
        BigDecimal filledQuote,
        Reservation reservation,
        BigDecimal held,
        @Nullable String venueOrderId,
        @Nullable String reason,
        @Nullable Refusal refusal,
        boolean cancelRequested,
        long sequence,
        Instant updatedAt) {

    /** Where an order comes from. */
    public enum Origin {
        API,
        AMEND,
        /** Found at the venue: placed by other hands, or accepted there after it was given up here. */
        EXTERNAL
    }

    /**
     * What was asked for.
     *
     * @param venueClientOrderId the name that the venue knows it by; another one than ours only for adopted orders
     * @param decidedAt market time of the strategy's decision; null for orders by hand
     */
    public record Terms(
            UUID orderId,
            UUID accountId,
            UUID userId,
            String clientOrderId,
            String venueClientOrderId,
            @Nullable String idempotencyKey,
            String contentHash,
            @Nullable UUID strategyId,
            @Nullable UUID decisionId,
            String venue,
            String symbol,
            String base,
            String quote,
            Side side,
            OrderType type,
            @Nullable TimeInForce timeInForce,
            Quantity quantity,
            @Nullable Price price,
            @Nullable Price stopPrice,
            boolean reduceOnly,
            Origin origin,
            @Nullable UUID replaces,
            Instant createdAt,
            @Nullable Instant decidedAt) {}

    /**
     * @param code of the error catalogue
     * @param rules JSON of the risk rules, where the gate refused
     */
    public record Refusal(String code, @Nullable String rules) {}

    public UUID orderId() {
        return terms.orderId();
    }

    public OrderStatus status() {
        return progress.status();
    }

    public Optional<Price> averagePrice() {
        Quantity filled = progress.filled();
        return filled.isZero()
                ? Optional.empty()
                : Optional.of(new Price(filledQuote.divide(filled.value(), 18, RoundingMode.HALF_UP)));
    }

    /** The order in the venue's terms. */
    public VenueOrder asVenueOrder() {
        return new VenueOrder(
                terms.clientOrderId(),
                terms.symbol(),
                terms.side(),
                terms.type(),
                terms.timeInForce(),
                terms.quantity(),
                terms.price(),
                terms.stopPrice());
    }
}
