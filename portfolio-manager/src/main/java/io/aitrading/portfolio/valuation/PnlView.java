package io.aitrading.portfolio.valuation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Profit and loss of an account in the valuation currency.
 *
 * @param capital what came in from outside, less what went out
 * @param equity holdings at the last prices; absent when one has no price
 * @param net equity minus capital: what trading made, fees paid
 * @param realised by closed positions, before fees
 * @param unrealised by open positions
 * @param fees of all fills
 * @param unpriced currencies that are held but have no price, which is why equity may be absent
 */
record PnlView(
        UUID accountId,
        String currency,
        BigDecimal capital,
        @Nullable BigDecimal equity,
        @Nullable BigDecimal net,
        BigDecimal realised,
        BigDecimal unrealised,
        BigDecimal fees,
        List<String> unpriced) {}
