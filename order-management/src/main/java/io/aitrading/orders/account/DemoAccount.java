package io.aitrading.orders.account;

import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.orders.OrderProperties;
import io.aitrading.venue.VenueEndpoints;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes sure that the account of the shipped strategies exists. */
@Component
public class DemoAccount {

    private final OrderProperties.Demo settings;
    private final AccountBook accounts;
    private volatile boolean written;

    DemoAccount(OrderProperties properties, AccountBook accounts) {
        this.settings = properties.demo();
        this.accounts = accounts;
    }

    /** Writes it down once; {@link AccountBook#openWaiting()} goes on from there when the venue is late. */
    public void ensure() {
        if (settings.enabled() && !written) {
            accounts.open(new AccountBook.Wanted(
                    WellKnownIds.DEMO_ACCOUNT,
                    WellKnownIds.OPERATOR_USER,
                    "demo",
                    VenueEndpoints.PAPER,
                    Map.of(AccountBook.QUOTE_CURRENCY, settings.deposit())));
            written = true;
        }
    }
}
