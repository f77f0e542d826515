package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.orders.gate.Reservation;
import io.aitrading.trading.order.OrderProgress;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code orders}. */
final class OrderRows {

    static final String SELECT = "select * from orders ";

    private OrderRows() {}

    static StoredOrder read(ResultSet row, int number) throws SQLException {
        String refusal = row.getString("refusal_code");
        return new StoredOrder(
                terms(row),
                new OrderProgress(
                        OrderStatus.valueOf(row.getString("status")),
                        new Quantity(row.getBigDecimal("quantity")),
                        new Quantity(row.getBigDecimal("filled")),
                        new Quantity(row.getBigDecimal("reported"))),
                row.getBigDecimal("filled_quote"),
                new Reservation(row.getString("hold_currency"), row.getBigDecimal("hold_unit")),
                row.getBigDecimal("hold_amount"),
                row.getString("venue_order_id"),
                row.getString("reason"),
                refusal == null ? null : new StoredOrder.Refusal(refusal, row.getString("refusal_rules")),
                row.getBoolean("cancel_requested"),
                row.getLong("order_sequence"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static StoredOrder.Terms terms(ResultSet row) throws SQLException {
        String timeInForce = row.getString("time_in_force");
        return new StoredOrder.Terms(
                row.getObject("order_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("client_order_id"),
                row.getString("venue_client_order_id"),
                row.getString("idempotency_key"),
                row.getString("content_hash"),
                row.getObject("strategy_id", UUID.class),
                row.getObject("decision_id", UUID.class),
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("base"),
                row.getString("quote"),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("type")),
                timeInForce == null ? null : TimeInForce.valueOf(timeInForce),
                new Quantity(row.getBigDecimal("quantity")),
                price(row.getBigDecimal("price")),
                price(row.getBigDecimal("stop_price")),
                row.getBoolean("reduce_only"),
                StoredOrder.Origin.valueOf(row.getString("origin")),
                row.getObject("replaces", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("decided_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null ? null : new Price(value);
    }
}
