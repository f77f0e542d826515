package io.aitrading.paper.engine;

import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
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
        EXPIRED
    }

    /** @param requestClientId the id of a cancel request; the order's own id is then the original one */
    record OrderChanged(
            long account,
            long time,
            OrderView order,
            Execution execution,
            @Nullable Fill fill,
            @Nullable String requestClientId)
            implements UserEvent {}

    record BalancesChanged(long account, long time, List<BalanceView> balances) implements UserEvent {}

    record Deposited(long account, long time, String asset, long units) implements UserEvent {}

    record ListChanged(long account, long time, OrderListView list, boolean done) implements UserEvent {}
}
