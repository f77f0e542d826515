package io.aitrading.engine.decision;

import io.aitrading.data.Outbox;
import io.aitrading.domain.event.StrategyDecisionEvent;
import io.aitrading.domain.event.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in PostgreSQL, each told to the topic in the transaction that stores it. */
@Repository
public class DecisionStore {
    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient database;
    private final Outbox outbox;
    private final JsonMapper json;

    DecisionStore(JdbcClient database, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
    }

    /** A decision with its place in the list. */
    public record Numbered(long sequence, Decision decision) {}

    /** Stores and publishes it in the caller's transaction, unless it is known already. */
    public void append(Decision decision) {
        int added = database.sql(
                        """
                        INSERT INTO decisions (decision_id, strategy_id, strategy_name, account_id, symbol,
                            market_trade_id, signal, outcome, order_id, client_order_id, reason, facts, decided_at)
                        VALUES (:id, :strategy, :name, :account, :symbol, :trade, :signal, :outcome, :order,
                            :clientOrderId, :reason, :facts, :time)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", decision.decisionId())
                .param("strategy", decision.strategyId())
                .param("name", decision.strategyName())
                .param("account", decision.accountId())
                .param("symbol", decision.symbol())
                .param("trade", decision.marketTradeId())
                .param("signal", decision.signal())
                .param("outcome", decision.outcome().name())
                .param("order", decision.orderId())
                .param("clientOrderId", decision.clientOrderId())
                .param("reason", decision.reason())
                .param("facts", json.writeValueAsString(decision.facts()))
                .param("time", decision.time().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            outbox.append(Topic.STRATEGY_DECISIONS, decision.strategyId().toString(), event(decision));
        }
    }

    /** Newest first. */
    public List<Numbered> list(
            @Nullable UUID strategyId,
            Decision.@Nullable Outcome outcome,
            @Nullable UUID ownerId,
            @Nullable Long before,
            int limit) {
        return database.sql(
                        """
                        SELECT d.* FROM decisions d
                        WHERE (CAST(:strategy AS uuid) IS NULL OR d.strategy_id = :strategy)
                          AND (CAST(:outcome AS text) IS NULL OR d.outcome = :outcome)
                          AND (CAST(:owner AS uuid) IS NULL OR EXISTS (
                                SELECT 1 FROM strategies s WHERE s.strategy_id = d.strategy_id AND s.user_id = :owner))
                          AND (CAST(:before AS bigint) IS NULL OR d.sequence < :before)
                        ORDER BY d.sequence DESC LIMIT :limit
                        """)
                .param("strategy", strategyId)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("owner", ownerId)
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Drops all but the newest. */
    public int keepNewest(long count) {
        return database.sql(
                        """
                        DELETE FROM decisions WHERE sequence <=
                            (SELECT coalesce(max(sequence), 0) FROM decisions) - :count
                        """)
                .param("count", count)
                .update();
    }

    private Numbered row(ResultSet row, int number) throws SQLException {
        SortedMap<String, String> facts = json.readValue(row.getString("facts"), FACTS);
        return new Numbered(
                row.getLong("sequence"),
                new Decision(
                        row.getObject("decision_id", UUID.class),
                        row.getObject("strategy_id", UUID.class),
                        row.getString("strategy_name"),
                        row.getObject("account_id", UUID.class),
                        row.getString("symbol"),
                        row.getLong("market_trade_id"),
                        row.getString("signal"),
                        Decision.Outcome.valueOf(row.getString("outcome")),
                        row.getObject("order_id", UUID.class),
                        row.getString("client_order_id"),
                        row.getString("reason"),
                        facts,
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()));
    }

    private static StrategyDecisionEvent event(Decision decision) {
        return new StrategyDecisionEvent(
                decision.decisionId(),
                decision.strategyId(),
                decision.strategyName(),
                decision.accountId(),
                decision.symbol(),
                decision.marketTradeId(),
                decision.signal(),
                decision.outcome().name(),
                decision.orderId(),
                decision.clientOrderId(),
                decision.reason(),
                decision.facts(),
                decision.time());
    }
}
