package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.market.AggregateTrade;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.ExpiryReason;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderListView.Leg;
import io.aitrading.paper.order.OrderProgress;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import io.aitrading.paper.order.QueuePlace;
import io.aitrading.paper.order.Trail;
import io.aitrading.trading.book.SelfTradePrevention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns rows back into what they were stored from. */
final class StoredRows {
    private StoredRows() {}

    static OrderView order(ResultSet row, int rowNumber) throws SQLException {
        return new OrderView(
                row.getLong("order_id"),
                row.getLong("account"),
                row.getLong("list_id"),
                Side.valueOf(row.getString("side")),
                OrderKind.valueOf(row.getString("kind")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                row.getLong("price_ticks"),
                row.getLong("stop_ticks"),
                row.getInt("trailing_delta"),
                row.getLong("iceberg_lots"),
                row.getLong("quote_order_units"),
                row.getLong("reserve_ticks"),
                row.getLong("created_at"),
                SelfTradePrevention.valueOf(row.getString("self_trade_prevention")),
                row.getObject("strategy_id", Long.class),
                row.getObject("strategy_type", Integer.class),
                progress(row));
    }

    private static OrderProgress progress(ResultSet row) throws SQLException {
        String expired = row.getString("expiry_reason");
        return new OrderProgress(
                row.getString("client_order_id"),
                row.getLong("lots"),
                row.getLong("filled_lots"),
                row.getLong("filled_quote_units"),
                row.getLong("prevented_lots"),
                row.getLong("prevented_match_id"),
                OrderState.valueOf(row.getString("state")),
                row.getLong("updated_at"),
                row.getLong("working_at"),
                new QueuePlace(row.getLong("queue_rank"), row.getLong("shown_lots")),
                new Trail(row.getLong("trailing_extreme"), row.getLong("trailing_since")),
                expired == null ? null : ExpiryReason.valueOf(expired));
    }

    static PreventedMatch preventedMatch(ResultSet row, int rowNumber) throws SQLException {
        return new PreventedMatch(
                row.getLong("match_id"),
                row.getLong("account"),
                row.getLong("taker_order_id"),
                row.getLong("maker_order_id"),
                SelfTradePrevention.valueOf(row.getString("mode")),
                row.getLong("price_ticks"),
                row.getLong("taker_lots"),
                row.getLong("maker_lots"),
                row.getLong("happened_at"));
    }

    static Amendment amendment(ResultSet row, int rowNumber) throws SQLException {
        return new Amendment(
                row.getLong("execution_id"),
                row.getLong("account"),
                row.getLong("order_id"),
                row.getString("client_order_id_before"),
                row.getString("client_order_id_after"),
                row.getLong("lots_before"),
                row.getLong("lots_after"),
                row.getLong("amended_at"));
    }

    static ModelledDepth modelledDepth(ResultSet row, int rowNumber) throws SQLException {
        return new ModelledDepth(longs(row, "bids"), longs(row, "asks"));
    }

    private static long[] longs(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .mapToLong(Long::longValue)
                .toArray();
    }

    static Fill fill(ResultSet row, int rowNumber) throws SQLException {
        return new Fill(
                row.getLong("trade_id"),
                row.getLong("order_id"),
                row.getLong("list_id"),
                row.getLong("account"),
                Side.valueOf(row.getString("side")),
                row.getLong("price_ticks"),
                row.getLong("lots"),
                row.getLong("quote_units"),
                row.getLong("fee_units"),
                row.getString("fee_asset"),
                row.getBoolean("maker"),
                row.getLong("traded_at"));
    }

    static OrderListView list(ResultSet row, int rowNumber) throws SQLException {
        long[] orderIds = longs(row, "order_ids");
        String[] clientIds = (String[]) row.getArray("client_order_ids").getArray();
        List<Leg> legs = IntStream.range(0, orderIds.length)
                .mapToObj(i -> new Leg(orderIds[i], clientIds[i]))
                .toList();
        return new OrderListView(
                row.getLong("list_id"),
                row.getLong("account"),
                OrderListView.Kind.valueOf(row.getString("kind")),
                row.getString("client_list_id"),
                legs,
                row.getBoolean("executing"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }

    static BalanceView balance(ResultSet row, int rowNumber) throws SQLException {
        return new BalanceView(
                row.getLong("account"), row.getString("asset"), row.getLong("free_units"), row.getLong("locked_units"));
    }

    static PublicTrade trade(ResultSet row, int rowNumber) throws SQLException {
        return new PublicTrade(
                row.getLong("trade_id"),
                row.getLong("aggregate_id"),
                row.getLong("price_ticks"),
                row.getLong("lots"),
                row.getLong("traded_at"),
                row.getBoolean("buyer_is_maker"),
                row.getBoolean("recorded"));
    }

    static AggregateTrade aggregate(ResultSet row, int rowNumber) throws SQLException {
        return new AggregateTrade(
                row.getLong("aggregate_id"),
                row.getLong("price_ticks"),
                row.getLong("lots"),
                row.getLong("first_trade_id"),
                row.getLong("last_trade_id"),
                row.getLong("traded_at"),
                row.getBoolean("buyer_is_maker"));
    }

    static ReplayState replay(ResultSet row, int rowNumber) throws SQLException {
        return new ReplayState(
                ReplayMode.valueOf(row.getString("mode")),
                row.getLong("speed_per_mille"),
                row.getLong("replay_loop"),
                row.getInt("replay_position"),
                row.getLong("last_trade_id"),
                row.getLong("last_aggregate_id"),
                row.getLong("last_order_id"),
                row.getLong("last_list_id"),
                row.getLong("last_account"),
                row.getLong("last_sequence"),
                row.getLong("last_execution_id"),
                row.getLong("last_prevented_match_id"),
                row.getLong("book_update_id"),
                row.getLong("event_time"),
                row.getLong("regime_first_trade_id"),
                anchor(row));
    }

    private static @Nullable ReplayAnchor anchor(ResultSet row) throws SQLException {
        Long time = row.getObject("anchor_time", Long.class);
        return time == null
                ? null
                : new ReplayAnchor(time, row.getLong("anchor_offset"), row.getLong("anchor_speed_per_mille"));
    }
}
