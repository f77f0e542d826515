package io.aitrading.invariants;

import io.aitrading.domain.PlatformService;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Everything the checks compare, read once: our orders with their fills, our accounts, and the venue's journal.
 *
 * @param orders as order-management answers them, all accounts
 * @param accounts with balances
 * @param journal the venue's own record, in its order
 */
record Books(List<JsonNode> orders, List<JsonNode> accounts, List<JsonNode> journal) {
    private static final int JOURNAL_PAGE = 1000;

    static Books read(Platform platform) {
        List<JsonNode> orders = platform.all(PlatformService.ORDER_MANAGEMENT, "/api/v1/orders");
        List<JsonNode> accounts = platform.all(PlatformService.ORDER_MANAGEMENT, "/api/v1/accounts");
        return new Books(orders, accounts, journal(platform));
    }

    private static List<JsonNode> journal(Platform platform) {
        List<JsonNode> entries = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = platform.get(
                    PlatformService.PAPER_EXCHANGE,
                    "/control/v1/journal?afterSequence=" + after + "&limit=" + JOURNAL_PAGE);
            JsonNode items = page.path("items");
            if (items.isEmpty()) {
                return entries;
            }
            for (JsonNode entry : items) {
                entries.add(entry);
                after = entry.path("sequence").asLong(after);
            }
        }
    }
}
