package io.aitrading.portfolio.book;

import io.aitrading.trading.ledger.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored position.
 *
 * @param fees of its fills, in quote
 */
public record PositionRow(
        UUID accountId,
        String symbol,
        String base,
        String quote,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal realisedPnl,
        BigDecimal fees,
        long fillCount,
        Instant updatedAt) {
    /** The kernel's view of it. */
    public Position position() {
        return new Position(quantity, cost, realisedPnl);
    }
}
