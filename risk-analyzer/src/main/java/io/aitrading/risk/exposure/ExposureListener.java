package io.aitrading.risk.exposure;

import io.aitrading.data.EventListenerRegistry;
import io.aitrading.domain.Money;
import io.aitrading.domain.Side;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.domain.event.Topic;
import org.springframework.stereotype.Component;

/** Follows accounts and fills. The registry sees to it that each counts once. */
@Component
class ExposureListener {
    private static final String GROUP = "risk-analyzer";

    private final ExposureStore store;

    ExposureListener(EventListenerRegistry listeners, ExposureStore store) {
        this.store = store;
        listeners.subscribe(GROUP, Topic.ACCOUNTS_EVENTS, AccountEvent.class, this::onAccount);
        listeners.subscribe(GROUP, Topic.ORDERS_FILLS, FillEvent.class, this::onFill);
    }

    private void onAccount(EventEnvelope<AccountEvent> envelope) {
        AccountEvent event = envelope.payload();
        store.remember(event);
        switch (event.kind()) {
            case OPENED -> {
                // Nothing came in yet.
            }
            case DEPOSIT, ADJUSTMENT -> store.add(event.accountId(), event.amount());
            case WITHDRAWAL -> store.add(event.accountId(), event.amount().negated());
        }
    }

    private void onFill(EventEnvelope<FillEvent> envelope) {
        FillEvent fill = envelope.payload();
        Money base = new Money(fill.quantity().value(), fill.base());
        Money quote = fill.price().times(fill.quantity(), fill.quote());
        boolean buy = fill.side() == Side.BUY;
        store.add(fill.accountId(), buy ? base : base.negated());
        store.add(fill.accountId(), buy ? quote.negated() : quote);
        store.add(fill.accountId(), fill.fee().negated());
        store.apply(fill);
    }
}
