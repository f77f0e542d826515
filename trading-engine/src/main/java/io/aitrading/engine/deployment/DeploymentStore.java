package io.aitrading.engine.deployment;

import io.aitrading.domain.Quantity;
import io.aitrading.trading.host.ProtectionRules;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Deployed strategies in PostgreSQL. */
@Repository
public class DeploymentStore {
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    DeploymentStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Writes a new one; false when the id is taken. */
    public boolean insert(Deployment deployment) {
        return database.sql(
                                """
                        INSERT INTO strategies (strategy_id, name, strategy, parameters, account_id, user_id, symbol,
                            interval_ms, quantity, capital, take_profit, stop_loss, trailing_stop, state, run, cause,
                            created_at, updated_at)
                        VALUES (:id, :name, :strategy, :parameters, :account, :user, :symbol, :interval, :quantity,
                            :capital, :takeProfit, :stopLoss, :trailing, :state, :run, :cause, :created, :updated)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", deployment.strategyId())
                        .param("name", deployment.name())
                        .param("strategy", deployment.strategy())
                        .param("parameters", json.writeValueAsString(deployment.parameters()))
                        .param("account", deployment.accountId())
                        .param("user", deployment.userId())
                        .param("symbol", deployment.symbol())
                        .param("interval", deployment.interval().toMillis())
                        .param("quantity", deployment.quantity().value())
                        .param("capital", deployment.capital())
                        .param("takeProfit", deployment.exits().takeProfit())
                        .param("stopLoss", deployment.exits().stopLoss())
                        .param("trailing", deployment.exits().trailing())
                        .param("state", deployment.state().name())
                        .param("run", deployment.run())
                        .param("cause", deployment.cause())
                        .param("created", utc(deployment.createdAt()))
                        .param("updated", utc(deployment.updatedAt()))
                        .update()
                == 1;
    }

    /** Writes what may change in the life of one. */
    public void update(Deployment deployment) {
        database.sql(
                        """
                        UPDATE strategies SET state = :state, run = :run, cause = :cause, take_profit = :takeProfit,
                            stop_loss = :stopLoss, trailing_stop = :trailing, updated_at = :updated
                        WHERE strategy_id = :id
                        """)
                .param("id", deployment.strategyId())
                .param("state", deployment.state().name())
                .param("run", deployment.run())
                .param("cause", deployment.cause())
                .param("takeProfit", deployment.exits().takeProfit())
                .param("stopLoss", deployment.exits().stopLoss())
                .param("trailing", deployment.exits().trailing())
                .param("updated", utc(deployment.updatedAt()))
                .update();
    }

    public void delete(UUID strategyId) {
        database.sql("DELETE FROM strategies WHERE strategy_id = :id")
                .param("id", strategyId)
                .update();
    }

    public Optional<Deployment> find(UUID strategyId) {
        return database.sql("SELECT * FROM strategies WHERE strategy_id = :id")
                .param("id", strategyId)
                .query(this::row)
                .optional();
    }

    /** In the order of their creation. */
    public List<Deployment> ofSymbol(String symbol) {
        return database.sql("SELECT * FROM strategies WHERE symbol = :symbol ORDER BY created_at, strategy_id")
                .param("symbol", symbol)
                .query(this::row)
                .list();
    }

    public List<String> symbols() {
        return database.sql("SELECT DISTINCT symbol FROM strategies ORDER BY symbol")
                .query(String.class)
                .list();
    }

    /** By id; those of one user, or all when absent. */
    public List<Deployment> list(@Nullable UUID userId, @Nullable UUID after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM strategies
                        WHERE (CAST(:user AS uuid) IS NULL OR user_id = :user)
                          AND (CAST(:after AS uuid) IS NULL OR strategy_id > :after)
                        ORDER BY strategy_id LIMIT :limit
                        """)
                .param("user", userId)
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    public int count(UUID userId) {
        return database.sql("SELECT count(*) FROM strategies WHERE user_id = :user")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** How many are in each state. */
    public Map<String, Integer> countByState() {
        Map<String, Integer> counts = new TreeMap<>();
        database.sql("SELECT state, count(*) AS many FROM strategies GROUP BY state")
                .query((row, number) -> counts.put(row.getString("state"), row.getInt("many")))
                .list();
        return counts;
    }

    private Deployment row(ResultSet row, int number) throws SQLException {
        return new Deployment(
                row.getObject("strategy_id", UUID.class),
                row.getString("name"),
                row.getString("strategy"),
                json.readValue(row.getString("parameters"), TEXT_BY_NAME),
                row.getObject("account_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("symbol"),
                Duration.ofMillis(row.getLong("interval_ms")),
                new Quantity(row.getBigDecimal("quantity")),
                row.getBigDecimal("capital"),
                new ProtectionRules(
                        decimal(row, "take_profit"), decimal(row, "stop_loss"), decimal(row, "trailing_stop")),
                Lifecycle.valueOf(row.getString("state")),
                row.getInt("run"),
                row.getString("cause"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
