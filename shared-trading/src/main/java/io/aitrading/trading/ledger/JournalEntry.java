package io.aitrading.trading.ledger;

import io.aitrading.domain.Money;
import io.aitrading.domain.Side;
import io.aitrading.domain.event.FillEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of postings whose amounts sum to zero in every currency: it cannot be made otherwise. */
public record JournalEntry(List<Posting> postings) {
    /** @throws IllegalArgumentException when a currency does not sum to zero, or there is nothing to post */
    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.isEmpty()) {
            throw new IllegalArgumentException("an entry needs postings");
        }
        sums(postings).forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException("postings in " + currency + " sum to " + sum.toPlainString());
            }
        });
    }

    /** Money that came in from outside; a negative amount went out. */
    public static JournalEntry transfer(Money money) {
        return new JournalEntry(List.of(
                new Posting(LedgerAccount.HOLDINGS, money), new Posting(LedgerAccount.CAPITAL, money.negated())));
    }

    /** What a fill does: base against quote through {@link LedgerAccount#CONVERSION}, and the fee out of the holdings. */
    public static JournalEntry of(FillEvent fill) {
        Money base = new Money(fill.quantity().value(), fill.base());
        Money quote = fill.price().times(fill.quantity(), fill.quote());
        boolean buy = fill.side() == Side.BUY;
        List<Posting> postings = new ArrayList<>();
        move(postings, LedgerAccount.CONVERSION, LedgerAccount.HOLDINGS, buy ? base : base.negated());
        move(postings, LedgerAccount.CONVERSION, LedgerAccount.HOLDINGS, buy ? quote.negated() : quote);
        if (fill.fee().amount().signum() != 0) {
            move(postings, LedgerAccount.HOLDINGS, LedgerAccount.FEES, fill.fee());
        }
        return new JournalEntry(postings);
    }

    private static void move(List<Posting> postings, LedgerAccount from, LedgerAccount to, Money money) {
        postings.add(new Posting(to, money));
        postings.add(new Posting(from, money.negated()));
    }

    private static Map<String, BigDecimal> sums(List<Posting> postings) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.money().currency(), posting.money().amount(), BigDecimal::add);
        }
        return sums;
    }
}
