package io.aitrading.portfolio.book;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Money;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.trading.ledger.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Positions per account and symbol, moved by fills in the caller's transaction. */
@Repository
public class Positions {
    private static final String COLUMNS =
            "select account_id, symbol, base, quote, quantity, cost, realised_pnl, fees, fill_count, updated_at from positions ";

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records the fill and moves its position; false when the venue's trade was recorded before. */
    boolean apply(FillEvent fill) {
        int inserted = jdbc.sql(
                        "insert into fills (fill_id, order_id, account_id, venue, symbol, trade_id, side, price, quantity, "
                                + "occurred_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        fill.fillId(),
                        fill.orderId(),
                        fill.accountId(),
                        fill.venue(),
                        fill.symbol(),
                        fill.tradeId(),
                        fill.side().name(),
                        fill.price().value(),
                        fill.quantity().value(),
                        Timestamp.from(fill.time()))
                .update();
        if (inserted == 0) {
            return false;
        }
        Optional<PositionRow> before = jdbc.sql(COLUMNS + "where account_id = ? and symbol = ? for update")
                .params(fill.accountId(), fill.symbol())
                .query(PositionRow.class)
                .optional();
        Position after = before.map(PositionRow::position)
                .orElse(Position.FLAT)
                .after(fill.side(), fill.price(), fill.quantity());
        store(fill, after);
        return true;
    }

    private void store(FillEvent fill, Position after) {
        jdbc.sql(
                        "insert into positions (account_id, symbol, base, quote, quantity, cost, realised_pnl, fees, fill_count, updated_at) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?) on conflict (account_id, symbol) do update set "
                                + "quantity = excluded.quantity, cost = excluded.cost, realised_pnl = excluded.realised_pnl, "
                                + "fees = positions.fees + excluded.fees, fill_count = positions.fill_count + 1, "
                                + "updated_at = excluded.updated_at")
                .params(
                        fill.accountId(),
                        fill.symbol(),
                        fill.base(),
                        fill.quote(),
                        after.quantity(),
                        after.cost(),
                        after.realisedPnl(),
                        feeInQuote(fill),
                        Timestamp.from(fill.time()))
                .update();
    }

    /** A fee in base is valued at the fill's own price; one in a third asset is in the ledger only, since no price is at hand here. */
    private static BigDecimal feeInQuote(FillEvent fill) {
        Money fee = fill.fee();
        if (fee.currency().equals(fill.quote())) {
            return fee.amount();
        }
        if (fee.currency().equals(fill.base())) {
            return Decimals.rounded(fee.amount().multiply(fill.price().value()), RoundingMode.HALF_EVEN);
        }
        return BigDecimal.ZERO;
    }

    /** Positions of an account, by symbol. */
    public List<PositionRow> of(UUID accountId) {
        return jdbc.sql(COLUMNS + "where account_id = ? order by symbol")
                .param(accountId)
                .query(PositionRow.class)
                .list();
    }

    /** Symbols that somebody has traded, with base and quote: those whose price matters. */
    public List<TradedSymbol> symbols(int limit) {
        return jdbc.sql("select distinct symbol, base, quote from positions order by symbol limit ?")
                .param(limit)
                .query(TradedSymbol.class)
                .list();
    }

    /** A symbol and its two assets. */
    public record TradedSymbol(String symbol, String base, String quote) {}
}
