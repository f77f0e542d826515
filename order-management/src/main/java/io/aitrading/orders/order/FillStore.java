package io.aitrading.orders.order;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.venue.TradeReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fills in the database, each once. */
@Repository
public class FillStore {

    private static final String SELECT =
            """
            select f.*, o.venue_order_id from fills f join orders o on o.order_id = f.order_id\s""";

    private final JdbcClient jdbc;

    FillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this trade is booked already. */
    boolean isBooked(UUID accountId, String venue, Side side, TradeReport trade) {
        return jdbc.sql(
                        """
                        select exists (select 1 from fills
                            where venue = ? and symbol = ? and trade_id = ? and account_id = ? and side = ?)""")
                .params(venue, trade.symbol(), trade.tradeId(), accountId, side.name())
                .query(Boolean.class)
                .single();
    }

    void insert(StoredFill fill) {
        TradeReport trade = fill.trade();
        jdbc.sql(
                        """
                        insert into fills (fill_id, order_id, account_id, venue, symbol, trade_id, side, price, quantity,
                            fee_amount, fee_currency, maker, traded_at, order_sequence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        fill.fillId(),
                        fill.orderId(),
                        fill.accountId(),
                        fill.venue(),
                        trade.symbol(),
                        trade.tradeId(),
                        fill.side().name(),
                        trade.price().value(),
                        trade.quantity().value(),
                        trade.fee().amount(),
                        trade.fee().currency(),
                        trade.maker(),
                        OrderStore.time(trade.time()),
                        fill.orderSequence())
                .update();
    }

    List<StoredFill> ofOrder(UUID orderId) {
        return jdbc.sql(SELECT + "where f.order_id = ? order by f.trade_id")
                .param(orderId)
                .query(FillStore::read)
                .list();
    }

    List<StoredFill> ofOrders(Collection<UUID> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where f.order_id in (:ids) order by f.trade_id")
                .param("ids", orderIds)
                .query(FillStore::read)
                .list();
    }

    /** Newest first. */
    List<StoredFill> list(@Nullable UUID userId, @Nullable UUID accountId, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                        where (cast(:user as uuid) is null or o.user_id = :user)
                          and (cast(:account as uuid) is null or f.account_id = :account)
                          and (cast(:before as uuid) is null or f.fill_id < :before)
                        order by f.fill_id desc limit :limit""")
                .param("user", userId)
                .param("account", accountId)
                .param("before", beforeId)
                .param("limit", limit)
                .query(FillStore::read)
                .list();
    }

    private static StoredFill read(ResultSet row, int number) throws SQLException {
        String venueOrderId = row.getString("venue_order_id");
        TradeReport trade = new TradeReport(
                row.getString("symbol"),
                row.getLong("trade_id"),
                venueOrderId == null ? "" : venueOrderId,
                new Price(row.getBigDecimal("price")),
                new Quantity(row.getBigDecimal("quantity")),
                new Money(row.getBigDecimal("fee_amount"), row.getString("fee_currency")),
                row.getBoolean("maker"),
                row.getObject("traded_at", OffsetDateTime.class).toInstant());
        return new StoredFill(
                row.getObject("fill_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("venue"),
                Side.valueOf(row.getString("side")),
                trade,
                row.getLong("order_sequence"));
    }
}
