package io.aitrading.portfolio.book;

import io.aitrading.data.EventListenerRegistry;
import io.aitrading.domain.Money;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.trading.ledger.JournalEntry;
import jakarta.annotation.PostConstruct;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Turns what the topics tell into books. Each event is handled once, in one transaction with its inbox row. */
@Component
class Bookkeeper {
    private static final String GROUP = "portfolio-manager";

    private final EventListenerRegistry listeners;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Positions positions;

    Bookkeeper(EventListenerRegistry listeners, Accounts accounts, Ledger ledger, Positions positions) {
        this.listeners = listeners;
        this.accounts = accounts;
        this.ledger = ledger;
        this.positions = positions;
    }

    @PostConstruct
    void subscribe() {
        listeners.subscribe(GROUP, Topic.ACCOUNTS_EVENTS, AccountEvent.class, this::onAccountEvent);
        listeners.subscribe(GROUP, Topic.ORDERS_FILLS, FillEvent.class, this::onFill);
    }

    void onAccountEvent(EventEnvelope<AccountEvent> envelope) {
        AccountEvent event = envelope.payload();
        accounts.remember(event);
        Money money =
                switch (event.kind()) {
                    case OPENED -> Money.zero(event.amount().currency());
                    case DEPOSIT, ADJUSTMENT -> event.amount();
                    case WITHDRAWAL -> event.amount().negated();
                };
        if (money.amount().signum() != 0) {
            String text = event.kind().name().toLowerCase(Locale.ROOT) + " " + event.amount();
            ledger.post(
                    event.accountId(),
                    event.kind().name(),
                    envelope.eventId(),
                    text,
                    event.time(),
                    JournalEntry.transfer(money));
        }
    }

    void onFill(EventEnvelope<FillEvent> envelope) {
        FillEvent fill = envelope.payload();
        // Fills and account events come on two topics, so a fill may be here first.
        accounts.remember(new AccountEvent(
                fill.accountId(),
                fill.userId(),
                fill.venue(),
                "",
                AccountEvent.Kind.OPENED,
                Money.zero(fill.quote()),
                fill.time()));
        if (positions.apply(fill)) {
            String text = "%s %s %s at %s".formatted(fill.side(), fill.quantity(), fill.symbol(), fill.price());
            ledger.post(fill.accountId(), "FILL", fill.fillId(), text, fill.time(), JournalEntry.of(fill));
        }
    }
}
