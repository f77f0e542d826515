package io.aitrading.engine.run;

import io.aitrading.data.Transactions;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.decision.DecisionStore;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.DeploymentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Cursor, state, decisions and notes in PostgreSQL: one transaction a commit. */
@Repository
class JdbcRunnerStore implements RunnerStore {
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private final JdbcClient database;
    private final Transactions transactions;
    private final DeploymentStore deployments;
    private final DecisionStore decisions;
    private final InstantSource clock;
    private final JsonMapper json;

    JdbcRunnerStore(
            JdbcClient database,
            Transactions transactions,
            DeploymentStore deployments,
            DecisionStore decisions,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.deployments = deployments;
        this.decisions = decisions;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Optional<Cursor> cursor(String symbol) {
        return database.sql("SELECT * FROM cursors WHERE symbol = :symbol")
                .param("symbol", symbol)
                .query((row, number) -> new Cursor(
                        symbol,
                        row.getLong("trade_id"),
                        trade(symbol, row),
                        row.getLong("updates_sequence"),
                        row.getLong("gap_until_ms")))
                .optional();
    }

    private static @Nullable MarketTrade trade(String symbol, ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("trade_time", OffsetDateTime.class);
        return time == null
                ? null
                : new MarketTrade(
                        symbol,
                        row.getLong("trade_id"),
                        new Price(row.getBigDecimal("trade_price")),
                        new Quantity(row.getBigDecimal("trade_quantity")),
                        time.toInstant(),
                        row.getBoolean("buyer_is_maker"));
    }

    @Override
    public List<Deployment> deployments(String symbol) {
        return deployments.ofSymbol(symbol);
    }

    @Override
    public Map<UUID, Map<String, String>> states(String symbol) {
        Map<UUID, Map<String, String>> states = new HashMap<>();
        database.sql(
                        """
                        SELECT strategy_id, state FROM strategy_states
                        WHERE strategy_id IN (SELECT strategy_id FROM strategies WHERE symbol = :symbol)
                        """)
                .param("symbol", symbol)
                .query((row, number) -> states.put(
                        row.getObject("strategy_id", UUID.class), json.readValue(row.getString("state"), TEXT_BY_NAME)))
                .list();
        return states;
    }

    @Override
    public Set<String> intents(String symbol) {
        return new HashSet<>(database.sql("SELECT client_order_id FROM order_intents WHERE symbol = :symbol")
                .param("symbol", symbol)
                .query(String.class)
                .list());
    }

    @Override
    public void writeIntent(PlaceOrderRequest request, long tradeId) {
        transactions.run(() -> database.sql(
                        """
                        INSERT INTO order_intents (client_order_id, symbol, trade_id, request, created_at)
                        VALUES (:id, :symbol, :trade, :request, :now) ON CONFLICT DO NOTHING
                        """)
                .param("id", request.clientOrderId())
                .param("symbol", request.symbol())
                .param("trade", tradeId)
                .param("request", json.writeValueAsString(request))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    @Override
    public void commit(Commit commit) {
        transactions.run(() -> {
            commit.deployments().forEach(deployments::update);
            commit.states().forEach(this::writeState);
            commit.decisions().forEach(decisions::append);
            Cursor cursor = commit.cursor();
            if (cursor != null) {
                write(cursor);
            }
        });
    }

    private void writeState(UUID strategyId, Map<String, String> state) {
        database.sql(
                        """
                        INSERT INTO strategy_states (strategy_id, state)
                        SELECT strategy_id, :state FROM strategies WHERE strategy_id = :id
                        ON CONFLICT (strategy_id) DO UPDATE SET state = excluded.state
                        """)
                .param("id", strategyId)
                .param("state", json.writeValueAsString(state))
                .update();
    }

    private void write(Cursor cursor) {
        MarketTrade trade = cursor.trade();
        database.sql(
                        """
                        INSERT INTO cursors (symbol, trade_id, trade_price, trade_quantity, trade_time, buyer_is_maker,
                            updates_sequence, gap_until_ms)
                        VALUES (:symbol, :id, :price, :quantity, :time, :buyerIsMaker, :updates, :gapUntil)
                        ON CONFLICT (symbol) DO UPDATE SET trade_id = excluded.trade_id,
                            trade_price = excluded.trade_price, trade_quantity = excluded.trade_quantity,
                            trade_time = excluded.trade_time, buyer_is_maker = excluded.buyer_is_maker,
                            updates_sequence = excluded.updates_sequence, gap_until_ms = excluded.gap_until_ms
                        """)
                .param("symbol", cursor.symbol())
                .param("id", cursor.tradeId())
                .param("price", trade == null ? null : trade.price().value())
                .param("quantity", trade == null ? null : trade.quantity().value())
                .param("time", trade == null ? null : trade.time().atOffset(ZoneOffset.UTC))
                .param("buyerIsMaker", trade == null ? null : trade.buyerIsMaker())
                .param("updates", cursor.updatesSequence())
                .param("gapUntil", cursor.gapUntilMillis())
                .update();
        database.sql("DELETE FROM order_intents WHERE symbol = :symbol AND trade_id <= :id")
                .param("symbol", cursor.symbol())
                .param("id", cursor.tradeId())
                .update();
    }
}
