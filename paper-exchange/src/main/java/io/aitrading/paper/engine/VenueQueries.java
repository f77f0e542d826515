package io.aitrading.paper.engine;

import io.aitrading.paper.market.AggregateTrade;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is stored: answers are about what survives a crash, and cost the engine's thread nothing. */
@Component
public class VenueQueries {
    private static final String OPEN = " state IN ('PENDING_NEW', 'NEW', 'PARTIALLY_FILLED') ";

    private final JdbcClient jdbc;

    VenueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order by its number or by its client's name for it; of several with one name the latest. */
    public Optional<OrderView> order(long account, @Nullable Long orderId, @Nullable String clientOrderId) {
        return jdbc.sql(
                        """
                        SELECT * FROM venue_order
                        WHERE account = :account AND (:orderId::bigint IS NULL OR order_id = :orderId)
                          AND (:clientOrderId::text IS NULL OR client_order_id = :clientOrderId)
                        ORDER BY order_id DESC LIMIT 1""")
                .param("account", account)
                .param("orderId", orderId)
                .param("clientOrderId", clientOrderId)
                .query(StoredRows::order)
                .optional();
    }

    public List<OrderView> openOrders(long account) {
        return jdbc.sql("SELECT * FROM venue_order WHERE account = :account AND" + OPEN + "ORDER BY order_id")
                .param("account", account)
                .query(StoredRows::order)
                .list();
    }

    /** From an order number on, or within a time, oldest first; without either the latest. */
    public List<OrderView> orders(
            long account, @Nullable Long fromOrderId, @Nullable Long startTime, @Nullable Long endTime, int limit) {
        boolean latest = fromOrderId == null && startTime == null && endTime == null;
        List<OrderView> found = jdbc.sql(
                        """
                        SELECT * FROM venue_order
                        WHERE account = :account AND (:fromId::bigint IS NULL OR order_id >= :fromId)
                          AND (:startTime::bigint IS NULL OR created_at >= :startTime)
                          AND (:endTime::bigint IS NULL OR created_at <= :endTime)
                        ORDER BY order_id"""
                                + (latest ? " DESC" : " ASC") + " LIMIT :limit")
                .param("account", account)
                .param("fromId", fromOrderId)
                .param("startTime", startTime)
                .param("endTime", endTime)
                .param("limit", limit)
                .query(StoredRows::order)
                .list();
        return latest ? found.reversed() : found;
    }

    public List<Fill> fills(
            long account,
            @Nullable Long orderId,
            @Nullable Long fromTradeId,
            @Nullable Long startTime,
            @Nullable Long endTime,
            int limit) {
        boolean latest = fromTradeId == null && startTime == null && endTime == null && orderId == null;
        List<Fill> found = jdbc.sql(
                        """
                        SELECT * FROM fill
                        WHERE account = :account AND (:orderId::bigint IS NULL OR order_id = :orderId)
                          AND (:fromId::bigint IS NULL OR trade_id >= :fromId)
                          AND (:startTime::bigint IS NULL OR traded_at >= :startTime)
                          AND (:endTime::bigint IS NULL OR traded_at <= :endTime)
                        ORDER BY trade_id"""
                                + (latest ? " DESC" : " ASC") + " LIMIT :limit")
                .param("account", account)
                .param("orderId", orderId)
                .param("fromId", fromTradeId)
                .param("startTime", startTime)
                .param("endTime", endTime)
                .param("limit", limit)
                .query(StoredRows::fill)
                .list();
        return latest ? found.reversed() : found;
    }

    /** By its own number or by the number of one of its orders, from a number on, oldest first. */
    public List<PreventedMatch> preventedMatches(
            long account, @Nullable Long matchId, @Nullable Long orderId, @Nullable Long fromMatchId, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM prevented_match
                        WHERE account = :account AND (:matchId::bigint IS NULL OR match_id = :matchId)
                          AND (:orderId::bigint IS NULL OR taker_order_id = :orderId OR maker_order_id = :orderId)
                          AND (:fromId::bigint IS NULL OR match_id >= :fromId)
                        ORDER BY match_id LIMIT :limit""")
                .param("account", account)
                .param("matchId", matchId)
                .param("orderId", orderId)
                .param("fromId", fromMatchId)
                .param("limit", limit)
                .query(StoredRows::preventedMatch)
                .list();
    }

    /** Amendments of an order from an execution on, oldest first. */
    public List<Amendment> amendments(long account, long orderId, @Nullable Long fromExecutionId, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM amendment
                        WHERE account = :account AND order_id = :orderId
                          AND (:fromId::bigint IS NULL OR execution_id >= :fromId)
                        ORDER BY execution_id LIMIT :limit""")
                .param("account", account)
                .param("orderId", orderId)
                .param("fromId", fromExecutionId)
                .param("limit", limit)
                .query(StoredRows::amendment)
                .list();
    }

    public List<BalanceView> balances(long account) {
        return jdbc.sql("SELECT * FROM balance WHERE account = :account ORDER BY asset")
                .param("account", account)
                .query(StoredRows::balance)
                .list();
    }

    public Optional<OrderListView> list(long account, @Nullable Long listId, @Nullable String clientListId) {
        return jdbc.sql(
                        """
                        SELECT * FROM order_list
                        WHERE account = :account AND (:listId::bigint IS NULL OR list_id = :listId)
                          AND (:clientListId::text IS NULL OR client_list_id = :clientListId)
                        ORDER BY list_id DESC LIMIT 1""")
                .param("account", account)
                .param("listId", listId)
                .param("clientListId", clientListId)
                .query(StoredRows::list)
                .optional();
    }

    /** From a list on or of a time the oldest, else the latest; oldest first. */
    public List<OrderListView> lists(
            long account,
            boolean openOnly,
            @Nullable Long fromId,
            @Nullable Long startTime,
            @Nullable Long endTime,
            int limit) {
        boolean latest = fromId == null && startTime == null && endTime == null;
        List<OrderListView> found = jdbc.sql(
                        """
                        SELECT * FROM order_list
                        WHERE account = :account AND (NOT :openOnly OR executing)
                          AND (:fromId::bigint IS NULL OR list_id >= :fromId)
                          AND (:startTime::bigint IS NULL OR created_at >= :startTime)
                          AND (:endTime::bigint IS NULL OR created_at <= :endTime)
                        ORDER BY list_id"""
                                + (latest ? " DESC" : " ASC") + " LIMIT :limit")
                .param("account", account)
                .param("openOnly", openOnly)
                .param("fromId", fromId)
                .param("startTime", startTime)
                .param("endTime", endTime)
                .param("limit", limit)
                .query(StoredRows::list)
                .list();
        return latest ? found.reversed() : found;
    }

    /** Public trades from a number on, oldest first. */
    public List<PublicTrade> tradesFrom(long tradeId, int limit) {
        return jdbc.sql("SELECT * FROM public_trade WHERE trade_id >= :id ORDER BY trade_id LIMIT :limit")
                .param("id", tradeId)
                .param("limit", limit)
                .query(StoredRows::trade)
                .list();
    }

    public List<PublicTrade> latestTrades(int limit) {
        return jdbc.sql("SELECT * FROM public_trade ORDER BY trade_id DESC LIMIT :limit")
                .param("limit", limit)
                .query(StoredRows::trade)
                .list()
                .reversed();
    }

    /** From an aggregate or a time on the oldest, else the latest, up to a time; oldest first. */
    public List<AggregateTrade> aggregates(
            @Nullable Long fromId, @Nullable Long startTime, @Nullable Long endTime, int limit) {
        boolean latest = fromId == null && startTime == null;
        List<AggregateTrade> found = jdbc.sql(
                        """
                        SELECT aggregate_id, min(price_ticks) AS price_ticks, sum(lots) AS lots,
                          min(trade_id) AS first_trade_id, max(trade_id) AS last_trade_id,
                          min(traded_at) AS traded_at, bool_and(buyer_is_maker) AS buyer_is_maker
                        FROM public_trade
                        WHERE (:fromId::bigint IS NULL OR aggregate_id >= :fromId)
                          AND (:startTime::bigint IS NULL OR traded_at >= :startTime)
                          AND (:endTime::bigint IS NULL OR traded_at <= :endTime)
                        GROUP BY aggregate_id ORDER BY aggregate_id"""
                                + (latest ? " DESC" : " ASC") + " LIMIT :limit")
                .param("fromId", fromId)
                .param("startTime", startTime)
                .param("endTime", endTime)
                .param("limit", limit)
                .query(StoredRows::aggregate)
                .list();
        return latest ? found.reversed() : found;
    }
}
