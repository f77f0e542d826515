package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.orders.SqlParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders in the database. */
@Repository
public class OrderStore {

    private static final String OPEN =
            "status in ('PENDING', 'ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL', 'UNKNOWN')";

    private final JdbcClient jdbc;

    OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list may be narrowed by; null means all. */
    record Filter(
            @Nullable UUID userId,
            @Nullable UUID accountId,
            @Nullable String symbol,
            @Nullable OrderStatus status,
            @Nullable UUID strategyId,
            @Nullable String clientOrderId) {}

    public Optional<StoredOrder> find(UUID orderId) {
        return jdbc.sql(OrderRows.SELECT + "where order_id = ?")
                .param(orderId)
                .query(OrderRows::read)
                .optional();
    }

    public Optional<StoredOrder> findByClientOrderId(UUID accountId, String clientOrderId) {
        return jdbc.sql(OrderRows.SELECT + "where account_id = ? and client_order_id = ?")
                .params(SqlParameters.of(accountId, clientOrderId))
                .query(OrderRows::read)
                .optional();
    }

    /**
     * The order that a venue speaks of: the one that holds the venue's id, or else the one of that client order id of which no
     * venue's id is known yet.
     */
    Optional<StoredOrder> findReported(UUID accountId, String symbol, String venueOrderId, String clientOrderId) {
        return jdbc.sql(OrderRows.SELECT
                        + "where account_id = ? and symbol = ? and venue_order_id = ? union all "
                        + OrderRows.SELECT
                        + "where account_id = ? and client_order_id = ? and venue_order_id is null"
                        + " order by venue_order_id nulls last, order_id desc limit 1")
                .params(SqlParameters.of(accountId, symbol, venueOrderId, accountId, clientOrderId))
                .query(OrderRows::read)
                .optional();
    }

    /** The order that holds a venue's id; an adopted one comes before the one that was given up. */
    public Optional<StoredOrder> findByVenueOrderId(UUID accountId, String symbol, String venueOrderId) {
        return jdbc.sql(OrderRows.SELECT
                        + "where account_id = ? and symbol = ? and venue_order_id = ? order by order_id desc limit 1")
                .params(SqlParameters.of(accountId, symbol, venueOrderId))
                .query(OrderRows::read)
                .optional();
    }

    /** Orders that were made with this key or this client order id; two when they belong to different orders. */
    List<StoredOrder> findEarlier(UUID accountId, @Nullable String idempotencyKey, String clientOrderId) {
        return jdbc.sql(OrderRows.SELECT
                        + "where account_id = ? and client_order_id = ? union all "
                        + OrderRows.SELECT
                        + "where account_id = ? and idempotency_key = ? and client_order_id <> ?")
                .params(SqlParameters.of(accountId, clientOrderId, accountId, idempotencyKey, clientOrderId))
                .query(OrderRows::read)
                .list();
    }

    Optional<StoredOrder> findByIdempotencyKey(UUID accountId, String idempotencyKey) {
        return jdbc.sql(OrderRows.SELECT + "where account_id = ? and idempotency_key = ?")
                .params(SqlParameters.of(accountId, idempotencyKey))
                .query(OrderRows::read)
                .optional();
    }

    Optional<StoredOrder> findReplacementOf(UUID orderId) {
        return jdbc.sql(OrderRows.SELECT + "where replaces = ? order by order_id desc limit 1")
                .param(orderId)
                .query(OrderRows::read)
                .optional();
    }

    /** Newest first. */
    List<StoredOrder> list(Filter filter, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(
                        OrderRows.SELECT
                                + """
                        where (cast(:user as uuid) is null or user_id = :user)
                          and (cast(:account as uuid) is null or account_id = :account)
                          and (cast(:symbol as text) is null or symbol = :symbol)
                          and (cast(:status as text) is null or status = :status)
                          and (cast(:strategy as uuid) is null or strategy_id = :strategy)
                          and (cast(:client as text) is null or client_order_id = :client)
                          and (cast(:before as uuid) is null or order_id < :before)
                        order by order_id desc limit :limit""")
                .param("user", filter.userId())
                .param("account", filter.accountId())
                .param("symbol", filter.symbol())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("strategy", filter.strategyId())
                .param("client", filter.clientOrderId())
                .param("before", beforeId)
                .param("limit", limit)
                .query(OrderRows::read)
                .list();
    }

    /** Orders not in a terminal state, oldest first. */
    public List<StoredOrder> open(@Nullable UUID accountId, @Nullable String symbol, int limit) {
        return jdbc.sql(
                        OrderRows.SELECT + "where " + OPEN
                                + """
                         and (cast(:account as uuid) is null or account_id = :account)
                          and (cast(:symbol as text) is null or symbol = :symbol)
                        order by order_id limit :limit""")
                .param("account", accountId)
                .param("symbol", symbol)
                .param("limit", limit)
                .query(OrderRows::read)
                .list();
    }

    /** Orders whose fate at the venue is not known. */
    public List<StoredOrder> undecided() {
        return jdbc.sql(OrderRows.SELECT + "where status in ('PENDING', 'UNKNOWN') order by order_id limit 200")
                .query(OrderRows::read)
                .list();
    }

    /** Every symbol that an account has ever traded. */
    public List<String> symbols(UUID accountId) {
        return jdbc.sql("select distinct symbol from orders where account_id = ? and status <> 'REJECTED'")
                .param(accountId)
                .query(String.class)
                .list();
    }

    /** Orders of which the venue has executed more than is booked here. */
    public List<StoredOrder> missingFills(UUID accountId) {
        return jdbc.sql(OrderRows.SELECT + "where account_id = ? and reported > filled order by order_id limit 500")
                .param(accountId)
                .query(OrderRows::read)
                .list();
    }

    /** Open orders whose cancel was asked for and not confirmed since then. */
    List<StoredOrder> unconfirmedCancels(Instant before) {
        return jdbc.sql(
                        OrderRows.SELECT
                                + """
                        where cancel_requested and status in ('ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL')
                          and updated_at < ? order by order_id limit 100""")
                .param(time(before))
                .query(OrderRows::read)
                .list();
    }

    void insert(StoredOrder order) {
        StoredOrder.Terms terms = order.terms();
        StoredOrder.Refusal refusal = order.refusal();
        jdbc.sql(
                        """
                        insert into orders (order_id, account_id, user_id, client_order_id,
                            venue_client_order_id, idempotency_key, content_hash,
                            strategy_id, decision_id, venue, symbol, base, quote, side, type, time_in_force, quantity, price,
                            stop_price, reduce_only, origin, replaces, status, hold_currency, hold_unit, hold_amount,
                            venue_order_id, reason, refusal_code, refusal_rules, order_sequence, created_at, updated_at, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(SqlParameters.of(
                        terms.orderId(),
                        terms.accountId(),
                        terms.userId(),
                        terms.clientOrderId(),
                        terms.venueClientOrderId(),
                        terms.idempotencyKey(),
                        terms.contentHash(),
                        terms.strategyId(),
                        terms.decisionId(),
                        terms.venue(),
                        terms.symbol(),
                        terms.base(),
                        terms.quote(),
                        terms.side().name(),
                        terms.type().name(),
                        terms.timeInForce() == null ? null : terms.timeInForce().name(),
                        terms.quantity().value(),
                        value(terms.price()),
                        value(terms.stopPrice()),
                        terms.reduceOnly(),
                        terms.origin().name(),
                        terms.replaces(),
                        order.status().name(),
                        order.reservation().currency(),
                        order.reservation().unit(),
                        order.held(),
                        order.venueOrderId(),
                        order.reason(),
                        refusal == null ? null : refusal.code(),
                        refusal == null ? null : refusal.rules(),
                        order.sequence(),
                        time(terms.createdAt()),
                        time(order.updatedAt()),
                        terms.decidedAt() == null ? null : time(terms.decidedAt())))
                .update();
    }

    void update(StoredOrder order) {
        StoredOrder.Refusal refusal = order.refusal();
        jdbc.sql(
                        """
                        update orders set status = ?, filled = ?, reported = ?, filled_quote = ?, hold_amount = ?,
                            venue_order_id = ?, reason = ?, refusal_code = ?, refusal_rules = ?, cancel_requested = ?,
                            order_sequence = ?, updated_at = ?
                        where order_id = ?""")
                .params(SqlParameters.of(
                        order.status().name(),
                        order.progress().filled().value(),
                        order.progress().reported().value(),
                        order.filledQuote(),
                        order.held(),
                        order.venueOrderId(),
                        order.reason(),
                        refusal == null ? null : refusal.code(),
                        refusal == null ? null : refusal.rules(),
                        order.cancelRequested(),
                        order.sequence(),
                        time(order.updatedAt()),
                        order.orderId()))
                .update();
    }

    void setHeld(UUID orderId, BigDecimal held) {
        jdbc.sql("update orders set hold_amount = ? where order_id = ?")
                .params(SqlParameters.of(held, orderId))
                .update();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }
}
