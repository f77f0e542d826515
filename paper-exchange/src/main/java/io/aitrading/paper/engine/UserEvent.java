package io.aitrading.paper.engine;

import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account hears on its user data stream. */
public sealed interface UserEvent {
    long account();

    long time();

    /** What happened to an order, by the names of the Binance API. */
    enum Execution {
        NEW,
        CANCELED,
        REPLACED,
        TRADE,
        EXPIRED,
        TRADE_PREVENTION
    }

    /** What happened to a list, by the names of the Binance API. */
    enum ListStatus {
        EXEC_STARTED,
        UPDATED,
        ALL_DONE
    }

    /** Lots that an order lost because it would have met another of its account. */
    record Prevented(PreventedMatch match, long lots) {}

    /**
     * @param executionId rises by one with each execution
     * @param originalClientId how the order was called before, when the request had or gave another name
     */
    record OrderChanged(
            long account,
            long time,
            long executionId,
            OrderView order,
            Execution execution,
            @Nullable Fill fill,
            @Nullable Prevented prevented,
            String clientId,
            @Nullable String originalClientId)
            implements UserEvent {}

    record BalancesChanged(long account, long time, List<BalanceView> balances) implements UserEvent {}

    record Deposited(long account, long time, String asset, long units) implements UserEvent {}

    record ListChanged(long account, long time, OrderListView list, ListStatus status) implements UserEvent {}
}
