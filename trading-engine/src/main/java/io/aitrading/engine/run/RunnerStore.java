package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a runner leaves behind for its next life. */
public interface RunnerStore {

    /**
     * How far a symbol has been processed.
     *
     * @param trade the last one processed; absent when processing begins with the very first trade
     * @param updatesSequence of order-management, up to which changes of resting orders were seen
     * @param gapUntilMillis event time until which no exposure is opened because trades are missing
     */
    record Cursor(
            String symbol, long tradeId, @Nullable MarketTrade trade, long updatesSequence, long gapUntilMillis) {}

    /** All that changed, to be stored whole or not at all. */
    record Commit(
            @Nullable Cursor cursor,
            Map<UUID, Map<String, String>> states,
            List<Deployment> deployments,
            List<Decision> decisions) {}

    Optional<Cursor> cursor(String symbol);

    /** In the order of their creation. */
    List<Deployment> deployments(String symbol);

    Map<UUID, Map<String, String>> states(String symbol);

    /** Client order ids that were written down and not yet covered by a commit. */
    Set<String> intents(String symbol);

    void writeIntent(PlaceOrderRequest request, long tradeId);

    void commit(Commit commit);
}
