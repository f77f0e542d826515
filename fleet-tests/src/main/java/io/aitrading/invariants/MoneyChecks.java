package io.aitrading.invariants;

import static io.aitrading.invariants.OrderChecks.decimal;

import io.aitrading.domain.PlatformService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** I3, I4, I5: ledger, positions and holds of every account, recomputed from orders and fills. */
final class MoneyChecks {
    private MoneyChecks() {}

    static List<Finding> check(Platform platform, Books books) {
        return List.of(ledger(platform, books), positions(platform, books), holds(books));
    }

    /** I3: every currency sums to zero, and what the ledger says we hold is what order-management says we hold. */
    private static Finding ledger(Platform platform, Books books) {
        List<String> breaches = new ArrayList<>();
        JsonNode all = platform.get(PlatformService.PORTFOLIO_MANAGER, "/api/v1/ledger/trial-balance");
        if (!all.path("balanced").asBoolean(false)) {
            breaches.add("the ledger does not sum to zero: " + all.path("currencies"));
        }
        for (JsonNode account : books.accounts()) {
            String accountId = account.path("accountId").asString();
            JsonNode balance = platform.get(
                    PlatformService.PORTFOLIO_MANAGER, "/api/v1/ledger/trial-balance?accountId=" + accountId);
            Map<String, BigDecimal> held = new HashMap<>();
            for (JsonNode row : balance.path("accounts")) {
                if (row.path("ledgerAccount").asString().equals("HOLDINGS")) {
                    held.put(row.path("currency").asString(), decimal(row, "amount"));
                }
            }
            for (JsonNode own : account.path("balances")) {
                String currency = own.path("currency").asString();
                BigDecimal ledger = held.getOrDefault(currency, BigDecimal.ZERO);
                if (ledger.compareTo(decimal(own, "total")) != 0) {
                    breaches.add(accountId + " owns " + decimal(own, "total") + " " + currency + ", the ledger says "
                            + ledger);
                }
            }
        }
        return new Finding(
                "I3",
                "the ledger sums to zero and equals the balances",
                books.accounts().size() + " accounts",
                breaches);
    }

    /** I4: a position is the signed sum of its fills. */
    private static Finding positions(Platform platform, Books books) {
        Map<String, BigDecimal> expected = new HashMap<>();
        for (JsonNode order : books.orders()) {
            int sign = order.path("side").asString().equals("BUY") ? 1 : -1;
            String key = order.path("accountId").asString() + " "
                    + order.path("symbol").asString();
            for (JsonNode fill : order.path("fills")) {
                expected.merge(key, decimal(fill, "quantity").multiply(BigDecimal.valueOf(sign)), BigDecimal::add);
            }
        }
        List<String> breaches = new ArrayList<>();
        for (JsonNode account : books.accounts()) {
            String accountId = account.path("accountId").asString();
            Platform.Answer answer = platform.call(
                    PlatformService.PORTFOLIO_MANAGER, "/api/v1/portfolio/positions?accountId=" + accountId);
            Map<String, BigDecimal> booked = answer.status() == 200 ? quantities(platform, accountId) : Map.of();
            expected.forEach((key, quantity) -> {
                if (key.startsWith(accountId)) {
                    BigDecimal own = booked.getOrDefault(key, BigDecimal.ZERO);
                    if (own.compareTo(quantity) != 0) {
                        breaches.add(key + " is " + own + ", its fills sum to " + quantity);
                    }
                }
            });
        }
        return new Finding("I4", "positions equal the signed sum of fills", expected.size() + " positions", breaches);
    }

    private static Map<String, BigDecimal> quantities(Platform platform, String accountId) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        JsonNode answer =
                platform.get(PlatformService.PORTFOLIO_MANAGER, "/api/v1/portfolio/positions?accountId=" + accountId);
        for (JsonNode position : answer.path("positions")) {
            quantities.put(accountId + " " + position.path("symbol").asString(), decimal(position, "quantity"));
        }
        return quantities;
    }

    /** I5: nothing is available below zero, and an account without open orders holds nothing back. */
    private static Finding holds(Books books) {
        Map<String, Integer> open = new HashMap<>();
        for (JsonNode order : books.orders()) {
            if (!OrderChecks.status(order).isTerminal()) {
                open.merge(order.path("accountId").asString(), 1, Integer::sum);
            }
        }
        List<String> breaches = new ArrayList<>();
        for (JsonNode account : books.accounts()) {
            String accountId = account.path("accountId").asString();
            for (JsonNode balance : account.path("balances")) {
                BigDecimal held = decimal(balance, "held");
                BigDecimal available = decimal(balance, "available");
                String name = accountId + " " + balance.path("currency").asString();
                if (available.signum() < 0 || held.signum() < 0) {
                    breaches.add(name + " has " + available + " available and " + held + " held");
                }
                if (decimal(balance, "total").subtract(held).compareTo(available) != 0) {
                    breaches.add(name + ": total minus held is not available");
                }
                if (held.signum() != 0 && !open.containsKey(accountId)) {
                    breaches.add(name + " holds " + held + " for no open order");
                }
            }
        }
        return new Finding(
                "I5",
                "available is total minus holds, never negative",
                books.accounts().size() + " accounts",
                breaches);
    }
}
