package io.aitrading.risk.policy;

import io.aitrading.trading.risk.RiskPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All versions of the policy. */
@Component
public class PolicyStore {
    private final JdbcClient database;

    PolicyStore(JdbcClient database) {
        this.database = database;
    }

    /** The one in force. */
    public StoredPolicy current() {
        return before(Long.MAX_VALUE, 1).getFirst();
    }

    /** Versions before one, newest first. */
    List<StoredPolicy> before(long version, int limit) {
        return database.sql("SELECT * FROM policy WHERE version < :before ORDER BY version DESC LIMIT :limit")
                .param("before", version)
                .param("limit", limit)
                .query(PolicyStore::policy)
                .list();
    }

    void add(StoredPolicy stored) {
        RiskPolicy policy = stored.policy();
        database.sql(
                        """
                        INSERT INTO policy VALUES (:version, :orderNotional, :positionNotional, :dailyLoss, :drawdown,
                            :collar, :perMinute, :open, :concentration, :proposedBy, :approvedBy, :comment, :createdAt)
                        """)
                .param("version", policy.policyVersion())
                .param("orderNotional", policy.maxOrderNotional())
                .param("positionNotional", policy.maxPositionNotional())
                .param("dailyLoss", policy.maxDailyLoss())
                .param("drawdown", policy.maxDrawdown())
                .param("collar", policy.priceCollar())
                .param("perMinute", policy.maxOrdersPerMinute())
                .param("open", policy.maxOpenOrders())
                .param("concentration", policy.maxConcentration())
                .param("proposedBy", stored.proposedBy())
                .param("approvedBy", stored.approvedBy())
                .param("comment", stored.comment())
                .param("createdAt", stored.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StoredPolicy policy(ResultSet row, int number) throws SQLException {
        return new StoredPolicy(
                new RiskPolicy(
                        row.getLong("version"),
                        row.getBigDecimal("max_order_notional"),
                        row.getBigDecimal("max_position_notional"),
                        row.getBigDecimal("max_daily_loss"),
                        row.getBigDecimal("max_drawdown"),
                        row.getBigDecimal("price_collar"),
                        row.getInt("max_orders_per_minute"),
                        row.getInt("max_open_orders"),
                        row.getBigDecimal("max_concentration")),
                row.getString("proposed_by"),
                row.getString("approved_by"),
                row.getString("comment"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
