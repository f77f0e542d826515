package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.id.ContentId;
import io.aitrading.engine.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of orders and decisions, derived so that the same trade always leads to the same ones. */
final class OrderIds {
    private OrderIds() {}

    /** Of the n-th order that a strategy sends for a trade. */
    static String ofWish(Deployment deployment, MarketTrade trade, int ordinal) {
        return ContentId.strategyOrderId(deployment.strategyId(), deployment.run(), trade.tradeId(), ordinal);
    }

    /** Of the close of a guarded position: it comes from the protection, so it happens once. */
    static String ofProtection(StrategyCell cell) {
        return ContentId.clientOrderId(
                "protection",
                cell.deployment().strategyId().toString(),
                Long.toString(cell.guard().number()),
                Long.toString(cell.guard().attempts()));
    }

    static UUID ofDecision(String key) {
        return UUID.nameUUIDFromBytes(("decision " + key).getBytes(StandardCharsets.UTF_8));
    }
}
