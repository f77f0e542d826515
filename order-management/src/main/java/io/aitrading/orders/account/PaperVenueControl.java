package io.aitrading.orders.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.aitrading.domain.Decimals;
import io.aitrading.domain.PlatformService;
import io.aitrading.venue.VenueKey;
import io.aitrading.web.ServiceClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks paper-exchange for accounts; asking twice for the same one gives the same key. */
@Component
class PaperVenueControl {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ServiceClient services;

    PaperVenueControl(ServiceClient services) {
        this.services = services;
    }

    private record NewAccount(UUID accountId, String name, Map<String, String> deposits) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record IssuedKey(String apiKey, String secretKey) {}

    VenueKey openAccount(UUID accountId, String name, Map<String, BigDecimal> deposits) {
        Map<String, String> amounts = new TreeMap<>();
        deposits.forEach((currency, amount) -> amounts.put(currency, Decimals.text(amount)));
        IssuedKey issued = services.to(PlatformService.PAPER_EXCHANGE, TIMEOUT)
                .post()
                .uri("/control/v1/accounts")
                .body(new NewAccount(accountId, name, amounts))
                .retrieve()
                .body(IssuedKey.class);
        if (issued == null || issued.apiKey() == null || issued.secretKey() == null) {
            throw new IllegalStateException("paper-exchange gave no key");
        }
        return new VenueKey(issued.apiKey(), issued.secretKey());
    }
}
