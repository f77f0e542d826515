package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.market.AggregateTrade;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderState;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.QueuePlace;
import io.aitrading.trading.book.SelfTradePrevention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns rows back into what they were stored from. */
final class StoredRows {
    private StoredRows() {}

    static OrderView order(ResultSet row, int rowNumber) throws SQLException {
        return new OrderView(
                row.getLong("order_id"),
                row.getLong("account"),
                row.getLong("list_id"),
                row.getString("client_order_id"),
                Side.valueOf(row.getString("side")),
                OrderKind.valueOf(row.getString("kind")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                row.getLong("price_ticks"),
                row.getLong("stop_ticks"),
                row.getLong("iceberg_lots"),
                row.getLong("quote_order_units"),
                row.getLong("created_at"),
                SelfTradePrevention.valueOf(row.getString("self_trade_prevention")),
                row.getObject("strategy_id", Long.class),
                row.getObject("strategy_type", Integer.class),
                new OrderView.Progress(
                        row.getLong("lots"),
                        row.getLong("filled_lots"),
                        row.getLong("filled_quote_units"),
                        OrderState.valueOf(row.getString("state")),
                        row.getLong("updated_at"),
                        row.getLong("working_at"),
                        new QueuePlace(row.getLong("queue_rank"), row.getLong("shown_lots"))));
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
        return new OrderListView(
                row.getLong("list_id"),
                row.getLong("account"),
                row.getString("client_list_id"),
                row.getLong("first_order_id"),
                row.getString("first_client_order_id"),
                row.getLong("second_order_id"),
                row.getString("second_client_order_id"),
                row.getBoolean("executing"),
                row.getLong("created_at"));
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
