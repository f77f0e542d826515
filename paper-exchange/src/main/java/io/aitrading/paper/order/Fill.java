package io.aitrading.paper.order;

import io.aitrading.domain.Side;

/** One order's side of one trade. The fee is taken from what is received. */
public record Fill(
        long tradeId,
        long orderId,
        long listId,
        long account,
        Side side,
        long priceTicks,
        long lots,
        long quoteUnits,
        long feeUnits,
        String feeAsset,
        boolean maker,
        long time) {}
