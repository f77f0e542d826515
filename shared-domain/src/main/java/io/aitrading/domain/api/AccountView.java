package io.aitrading.domain.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A trading account as order-management answers it.
 *
 * @param venue {@code paper}, {@code binance-testnet} or {@code binance}
 */
public record AccountView(UUID accountId, UUID userId, String name, String venue, List<Balance> balances) {
    /**
     * @param total what the account owns
     * @param held reserved for open orders
     * @param available total minus held, never negative
     */
    public record Balance(String currency, BigDecimal total, BigDecimal held, BigDecimal available) {}
}
