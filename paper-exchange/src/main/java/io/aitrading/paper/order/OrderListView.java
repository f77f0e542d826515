package io.aitrading.paper.order;

/** A one-cancels-the-other pair at one moment. */
public record OrderListView(
        long listId,
        long account,
        String clientListId,
        long firstOrderId,
        String firstClientOrderId,
        long secondOrderId,
        String secondClientOrderId,
        boolean executing,
        long time) {}
