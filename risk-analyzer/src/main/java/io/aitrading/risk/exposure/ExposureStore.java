package io.aitrading.risk.exposure;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.trading.ledger.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, balances and positions, as far as the events have told. */
@Component
class ExposureStore {
    private final JdbcClient database;

    ExposureStore(JdbcClient database) {
        this.database = database;
    }

    record AccountRow(UUID accountId, UUID userId, String name, String venue) {}

    record BalanceRow(UUID accountId, String currency, BigDecimal total) {}

    record PositionRow(
            UUID accountId,
            String symbol,
            String quote,
            Position position,
            Price lastPrice,
            long fills,
            Instant updatedAt) {}

    void remember(AccountEvent event) {
        database.sql(
                        """
                        INSERT INTO account (account_id, user_id, name, venue) VALUES (:id, :user, :name, :venue)
                        ON CONFLICT (account_id) DO UPDATE SET name = excluded.name, venue = excluded.venue
                        """)
                .param("id", event.accountId())
                .param("user", event.userId())
                .param("name", event.name())
                .param("venue", event.venue())
                .update();
    }

    void add(UUID accountId, Money change) {
        database.sql(
                        """
                        INSERT INTO balance AS b (account_id, currency, total) VALUES (:id, :currency, :amount)
                        ON CONFLICT (account_id, currency) DO UPDATE SET total = b.total + excluded.total
                        """)
                .param("id", accountId)
                .param("currency", change.currency())
                .param("amount", change.amount())
                .update();
    }

    /** The position after a fill; two fills of one account and symbol wait for each other. */
    void apply(FillEvent fill) {
        database.sql(
                        """
                        INSERT INTO exposure VALUES (:id, :user, :symbol, :quote, 0, 0, 0, :price, 0, :time)
                        ON CONFLICT (account_id, symbol) DO NOTHING
                        """)
                .param("id", fill.accountId())
                .param("user", fill.userId())
                .param("symbol", fill.symbol())
                .param("quote", fill.quote())
                .param("price", fill.price().value())
                .param("time", fill.time().atOffset(ZoneOffset.UTC))
                .update();
        Position before = database.sql(
                        """
                        SELECT quantity, cost, realised_pnl FROM exposure
                        WHERE account_id = :id AND symbol = :symbol FOR UPDATE
                        """)
                .param("id", fill.accountId())
                .param("symbol", fill.symbol())
                .query((row, number) -> new Position(
                        row.getBigDecimal("quantity"), row.getBigDecimal("cost"), row.getBigDecimal("realised_pnl")))
                .single();
        Position after = before.after(fill.side(), fill.price(), fill.quantity());
        database.sql(
                        """
                        UPDATE exposure SET quantity = :quantity, cost = :cost, realised_pnl = :realised,
                            last_price = :price, fills = fills + 1, updated_at = :time
                        WHERE account_id = :id AND symbol = :symbol
                        """)
                .param("quantity", after.quantity())
                .param("cost", after.cost())
                .param("realised", after.realisedPnl())
                .param("price", fill.price().value())
                .param("time", fill.time().atOffset(ZoneOffset.UTC))
                .param("id", fill.accountId())
                .param("symbol", fill.symbol())
                .update();
    }

    /**
     * Accounts after an id, in order of id.
     *
     * @param owner only this user's; all when absent
     * @param accountId only this one; all when absent
     */
    List<AccountRow> accounts(@Nullable UUID owner, @Nullable UUID accountId, @Nullable UUID after, int limit) {
        return database.sql(
                        """
                        SELECT account_id, user_id, name, venue FROM account
                        WHERE (CAST(:owner AS uuid) IS NULL OR user_id = :owner)
                          AND (CAST(:accountId AS uuid) IS NULL OR account_id = :accountId)
                          AND (CAST(:after AS uuid) IS NULL OR account_id > :after)
                        ORDER BY account_id LIMIT :limit
                        """)
                .param("owner", owner)
                .param("accountId", accountId)
                .param("after", after)
                .param("limit", limit)
                .query(AccountRow.class)
                .list();
    }

    List<BalanceRow> balances(List<UUID> accountIds) {
        return accountIds.isEmpty()
                ? List.of()
                : database.sql(
                                "SELECT account_id, currency, total FROM balance WHERE account_id IN (:ids) ORDER BY currency")
                        .param("ids", accountIds)
                        .query(BalanceRow.class)
                        .list();
    }

    List<PositionRow> positions(List<UUID> accountIds) {
        return accountIds.isEmpty()
                ? List.of()
                : database.sql("SELECT * FROM exposure WHERE account_id IN (:ids) ORDER BY symbol")
                        .param("ids", accountIds)
                        .query((row, number) -> new PositionRow(
                                row.getObject("account_id", UUID.class),
                                row.getString("symbol"),
                                row.getString("quote"),
                                new Position(
                                        row.getBigDecimal("quantity"),
                                        row.getBigDecimal("cost"),
                                        row.getBigDecimal("realised_pnl")),
                                new Price(row.getBigDecimal("last_price")),
                                row.getLong("fills"),
                                row.getObject("updated_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list();
    }
}
