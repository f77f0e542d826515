package io.aitrading.trading.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.event.FillEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    @Test
    void aBuyMovesQuoteOutBaseInAndTheFeeAway() {
        JournalEntry entry = JournalEntry.of(fill(Side.BUY, Money.of("0.0005", "BTC")));

        assertThat(entry.postings())
                .containsExactly(
                        new Posting(LedgerAccount.HOLDINGS, Money.of("0.5", "BTC")),
                        new Posting(LedgerAccount.CONVERSION, Money.of("-0.5", "BTC")),
                        new Posting(LedgerAccount.HOLDINGS, Money.of("-500", "USDT")),
                        new Posting(LedgerAccount.CONVERSION, Money.of("500", "USDT")),
                        new Posting(LedgerAccount.FEES, Money.of("0.0005", "BTC")),
                        new Posting(LedgerAccount.HOLDINGS, Money.of("-0.0005", "BTC")));
    }

    @Test
    void aSaleMovesBaseOutAndQuoteIn() {
        JournalEntry entry = JournalEntry.of(fill(Side.SELL, Money.zero("USDT")));

        assertThat(entry.postings())
                .hasSize(4)
                .contains(new Posting(LedgerAccount.HOLDINGS, Money.of("-0.5", "BTC")))
                .contains(new Posting(LedgerAccount.HOLDINGS, Money.of("500", "USDT")));
    }

    @Test
    void anUnbalancedEntryCannotBeMade() {
        assertThatThrownBy(() -> new JournalEntry(List.of(new Posting(LedgerAccount.HOLDINGS, Money.of("1", "USDT")))))
                .hasMessageContaining("USDT");
        assertThatThrownBy(() -> new JournalEntry(List.of())).hasMessageContaining("postings");
    }

    private static FillEvent fill(Side side, Money fee) {
        UUID id = new UUID(0, 1);
        return new FillEvent(
                id,
                id,
                id,
                id,
                null,
                "paper",
                "BTCUSDT",
                "BTC",
                "USDT",
                "7",
                side,
                Price.of("1000"),
                Quantity.of("0.5"),
                fee,
                false,
                Instant.EPOCH);
    }
}
