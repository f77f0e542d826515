package io.aitrading.engine.order;

import io.aitrading.domain.api.PlaceOrderRequest;

/** Remembers that an order is about to be sent, before it is: after a crash, its fate is looked up and not decided again. */
public interface IntentJournal {
    /** Whether it was written down by an earlier life of this process. */
    boolean knows(String clientOrderId);

    /** Commits the note; returns only when it is safe. */
    void write(PlaceOrderRequest request, long tradeId) throws InterruptedException;
}
