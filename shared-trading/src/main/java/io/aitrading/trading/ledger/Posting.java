package io.aitrading.trading.ledger;

import io.aitrading.domain.Money;

/**
 * One line of a journal entry.
 *
 * @param account where it is booked
 * @param money positive is a debit, negative a credit
 */
public record Posting(LedgerAccount account, Money money) {}
