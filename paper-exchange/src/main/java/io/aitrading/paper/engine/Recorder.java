package io.aitrading.paper.engine;

import io.aitrading.paper.engine.UserEvent.Execution;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
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

    void fill(Fill fill) {
        batch.fills.add(fill);
    }

    void execution(OrderView order, Execution execution, @Nullable Fill fill, @Nullable String requestClientId) {
        batch.changed(order);
        batch.userEvents.add(
                new UserEvent.OrderChanged(order.account(), now(), order, execution, fill, requestClientId));
    }

    void list(OrderListView list) {
        batch.lists.put(list.listId(), list);
        batch.userEvents.add(new UserEvent.ListChanged(list.account(), now(), list, !list.executing()));
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
