package io.aitrading.paper.engine;

import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.engine.UserEvent.ListStatus;
import io.aitrading.paper.engine.UserEvent.Prevented;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Numbers what happens and notes it in the present batch. Owned by the engine's thread. */
final class Recorder {
    private final Counters counters;
    private final LongSupplier eventTime;
    private Batch batch = new Batch();
    private @Nullable PublicTrade lastTrade;

    Recorder(Counters counters, LongSupplier eventTime) {
        this.counters = counters;
        this.eventTime = eventTime;
    }

    Batch batch() {
        return batch;
    }

    void begin(Batch fresh) {
        batch = fresh;
    }

    long now() {
        return eventTime.getAsLong();
    }

    long nextOrderId() {
        return ++counters.order;
    }

    long nextListId() {
        return ++counters.list;
    }

    long nextQueueRank() {
        return ++counters.queueRank;
    }

    long nextPreventedMatchId() {
        return ++counters.preventedMatch;
    }

    /** A taker comes to the market whose trades belong to no aggregate of another. */
    void newTaker() {
        lastTrade = null;
    }

    PublicTrade trade(long priceTicks, long lots, boolean buyerIsMaker, boolean recorded) {
        boolean goesOn =
                lastTrade != null && lastTrade.priceTicks() == priceTicks && lastTrade.buyerIsMaker() == buyerIsMaker;
        long aggregate = goesOn ? counters.aggregate : ++counters.aggregate;
        PublicTrade trade =
                new PublicTrade(++counters.trade, aggregate, priceTicks, lots, now(), buyerIsMaker, recorded);
        lastTrade = trade;
        batch.trades.add(trade);
        return trade;
    }

    void touched(Account account, String asset) {
        batch.touched(account, asset);
    }

    void changed(OrderView order) {
        batch.changed(order);
    }

    void traded(OrderView order, Fill fill) {
        batch.fills.add(fill);
        tell(order, Execution.TRADE, fill, null, order.clientOrderId(), null);
    }

    void prevented(OrderView order, PreventedMatch match, long lots) {
        batch.preventedMatches.put(match.id(), match);
        tell(order, Execution.TRADE_PREVENTION, null, new Prevented(match, lots), order.clientOrderId(), null);
    }

    /** @param requestClientId how the client calls the request that did this; the order's own name is then the original one */
    void execution(OrderView order, Execution execution, @Nullable String requestClientId) {
        String own = order.clientOrderId();
        if (requestClientId == null) {
            tell(order, execution, null, null, own, null);
        } else {
            tell(order, execution, null, null, requestClientId, own);
        }
    }

    /** @return the number of the execution */
    long amended(OrderView before, OrderView order) {
        tell(order, Execution.REPLACED, null, null, order.clientOrderId(), before.clientOrderId());
        batch.amendments.add(new Amendment(
                counters.execution,
                order.account(),
                order.orderId(),
                before.clientOrderId(),
                order.clientOrderId(),
                before.lots(),
                order.lots(),
                now()));
        return counters.execution;
    }

    private void tell(
            OrderView order,
            Execution execution,
            @Nullable Fill fill,
            @Nullable Prevented prevented,
            String clientId,
            @Nullable String originalClientId) {
        batch.changed(order);
        batch.userEvents.add(new UserEvent.OrderChanged(
                order.account(),
                now(),
                ++counters.execution,
                order,
                execution,
                fill,
                prevented,
                clientId,
                originalClientId));
    }

    void list(OrderListView list, ListStatus status) {
        batch.lists.put(list.listId(), list);
        batch.userEvents.add(new UserEvent.ListChanged(list.account(), now(), list, status));
    }

    void journal(
            JournalEntry.Kind kind,
            @Nullable Account account,
            @Nullable OrderView order,
            @Nullable Fill fill,
            String detail) {
        batch.journal.add(new JournalEntry(
                ++counters.sequence, now(), kind, account == null ? null : account.id(), order, fill, detail));
    }
}
