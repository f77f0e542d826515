package io.aitrading.paper.order;

/** An order's quantity was lowered, and perhaps its name changed. */
public record Amendment(
        long executionId,
        long account,
        long orderId,
        String clientOrderIdBefore,
        String clientOrderIdAfter,
        long lotsBefore,
        long lotsAfter,
        long time) {}
