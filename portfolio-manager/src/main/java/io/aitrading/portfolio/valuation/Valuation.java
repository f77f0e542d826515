package io.aitrading.portfolio.valuation;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Price;
import io.aitrading.portfolio.PortfolioProperties;
import io.aitrading.portfolio.book.PositionRow;
import io.aitrading.portfolio.book.Positions;
import io.aitrading.trading.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values the books of an account at the last prices. */
@Component
class Valuation {
    private final Positions positions;
    private final Balances balances;
    private final Marks marks;
    private final String currency;

    Valuation(Positions positions, Balances balances, Marks marks, PortfolioProperties properties) {
        this.positions = positions;
        this.balances = balances;
        this.marks = marks;
        this.currency = properties.valuationCurrency();
    }

    List<PositionView> positions(UUID accountId) {
        return positions.of(accountId).stream().map(this::view).toList();
    }

    private PositionView view(PositionRow row) {
        Optional<Mark> mark = marks.of(row.symbol());
        @Nullable Price price = mark.map(Mark::price).orElse(null);
        return new PositionView(
                row.accountId(),
                row.symbol(),
                row.quantity(),
                row.position().averagePrice().orElse(null),
                price,
                mark.map(marks::isStale).orElse(true),
                price == null ? null : row.position().unrealisedPnl(price),
                row.realisedPnl(),
                row.fees(),
                row.fillCount(),
                row.updatedAt());
    }

    PnlView pnl(UUID accountId) {
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (PositionRow row : positions.of(accountId)) {
            if (row.quote().equals(currency)) {
                realised = realised.add(row.realisedPnl());
                fees = fees.add(row.fees());
                unrealised = unrealised.add(marks.of(row.symbol())
                        .map(mark -> row.position().unrealisedPnl(mark.price()))
                        .orElse(BigDecimal.ZERO));
            }
        }
        List<String> unpriced = new ArrayList<>();
        BigDecimal holdings = worth(accountId, LedgerAccount.HOLDINGS, unpriced);
        BigDecimal capital = worth(accountId, LedgerAccount.CAPITAL, unpriced).negate();
        boolean complete = unpriced.isEmpty();
        return new PnlView(
                accountId,
                currency,
                capital,
                complete ? holdings : null,
                complete ? holdings.subtract(capital) : null,
                realised,
                unrealised,
                fees,
                unpriced.stream().distinct().toList());
    }

    private BigDecimal worth(UUID accountId, LedgerAccount ledgerAccount, List<String> unpriced) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Balances.Balance balance : balances.of(accountId, ledgerAccount)) {
            Optional<BigDecimal> price = priceOf(balance.currency());
            if (price.isPresent()) {
                sum = sum.add(balance.amount().multiply(price.get()));
            } else if (balance.amount().signum() != 0) {
                unpriced.add(balance.currency());
            }
        }
        return Decimals.rounded(sum, RoundingMode.HALF_EVEN);
    }

    private Optional<BigDecimal> priceOf(String asset) {
        return asset.equals(currency)
                ? Optional.of(BigDecimal.ONE)
                : marks.of(asset + currency).map(mark -> mark.price().value());
    }
}
