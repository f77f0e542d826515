package io.aitrading.orders.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A trading account.
 *
 * @param quoteCurrency what equity is counted in
 * @param peakEquity highest equity so far, deposits taken out of the comparison
 * @param equityDay the UTC day that startOfDayEquity belongs to
 */
public record Account(
        UUID accountId,
        UUID userId,
        String name,
        String venue,
        String quoteCurrency,
        boolean open,
        BigDecimal peakEquity,
        LocalDate equityDay,
        BigDecimal startOfDayEquity) {}
