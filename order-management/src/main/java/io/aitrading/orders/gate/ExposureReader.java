package io.aitrading.orders.gate;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.Price;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.account.Holding;
import io.aitrading.orders.venue.PriceBook;
import io.aitrading.trading.risk.Exposure;
import io.aitrading.venue.VenueEndpoints;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an account stands, from our own tables alone, inside the transaction that decides. Only under the account's lock. */
@Component
public class ExposureReader {

    private static final Duration RATE_WINDOW = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final PriceBook prices;

    ExposureReader(JdbcClient jdbc, AccountStore accounts, PriceBook prices) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.prices = prices;
    }

    /**
     * When an order is judged.
     *
     * @param now by our clock
     * @param decidedAt by the market's clock, for orders of strategies
     */
    public record Moment(Instant now, @Nullable Instant decidedAt) {

        /**
         * Whether orders per minute are counted by the market's clock. The paper venue replays its market at any speed: by our
         * clock, the same strategy over the same trades would be stopped in a fast replay and not in a slow one.
         */
        boolean byMarketTime(Account account) {
            return decidedAt != null && account.venue().equals(VenueEndpoints.PAPER);
        }
    }

    private record OpenOrders(int open, int recent, BigDecimal toBuy, BigDecimal toSell) {}

    /**
     * @param reference fresh price of the instrument, if there is one
     * @param without an order that is about to be replaced, whose hold and quantity count as free
     */
    public Exposure read(
            Account account, Instrument instrument, Optional<Price> reference, Moment moment, @Nullable UUID without) {
        List<Holding> holdings = accounts.holdings(account.accountId());
        BigDecimal equity = equity(account, holdings);
        LocalDate today = LocalDate.ofInstant(moment.now(), ZoneOffset.UTC);
        BigDecimal startOfDay = account.equityDay().equals(today) ? account.startOfDayEquity() : equity;
        OpenOrders orders = openOrders(account, instrument.symbol(), moment, without);
        Holding base = find(holdings, instrument.base());
        Holding quote = find(holdings, instrument.quote());
        return new Exposure(
                base.total(),
                equity,
                account.peakEquity().max(equity),
                startOfDay,
                quote.available().add(heldBy(without, instrument.quote())),
                base.available().add(heldBy(without, instrument.base())),
                orders.open(),
                orders.recent(),
                orders.toBuy(),
                orders.toSell(),
                reference.isPresent());
    }

    /** Everything owned, in the account's quote currency, at the last prices known; reads no price, so that no lock waits for one. */
    public BigDecimal equity(Account account, List<Holding> holdings) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Holding holding : holdings) {
            if (holding.currency().equals(account.quoteCurrency())) {
                sum = sum.add(holding.total());
            } else if (holding.total().signum() != 0) {
                String symbol = holding.currency() + account.quoteCurrency();
                BigDecimal price = prices.lastKnown(account.venue(), symbol)
                        .map(Price::value)
                        .orElse(BigDecimal.ZERO);
                sum = sum.add(Decimals.rounded(holding.total().multiply(price), RoundingMode.DOWN));
            }
        }
        return sum;
    }

    /** Sees to it that what is owned can be marked. Outside of transactions. */
    public void readPrices(Account account) {
        for (Holding holding : accounts.holdings(account.accountId())) {
            if (!holding.currency().equals(account.quoteCurrency())
                    && holding.total().signum() != 0) {
                prices.fresh(account.venue(), holding.currency() + account.quoteCurrency());
            }
        }
    }

    /** By the market's clock only orders of strategies count, and by ours only the others, at a venue that has both. */
    private OpenOrders openOrders(Account account, String symbol, Moment moment, @Nullable UUID without) {
        boolean market = moment.byMarketTime(account);
        Instant at = market ? Objects.requireNonNull(moment.decidedAt()) : moment.now();
        boolean twoClocks = account.venue().equals(VenueEndpoints.PAPER);
        return jdbc.sql(
                        """
                        select
                          (select count(*) from orders where account_id = :account and status <> 'REJECTED' and\s"""
                                + (market
                                        ? "decided_at > :since and decided_at <= :at"
                                        : "created_at > :since and (decided_at is null or not :twoClocks)")
                                + """
                          ) as recent,
                          count(*) as open,
                          coalesce(sum(quantity - filled) filter (where side = 'BUY' and symbol = :symbol), 0) as to_buy,
                          coalesce(sum(quantity - filled) filter (where side = 'SELL' and symbol = :symbol), 0) as to_sell
                        from orders
                        where account_id = :account
                          and status in ('PENDING', 'ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL', 'UNKNOWN')
                          and order_id is distinct from cast(:without as uuid)""")
                .param("account", account.accountId())
                .param("since", at.minus(RATE_WINDOW).atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("twoClocks", twoClocks)
                .param("symbol", symbol)
                .param("without", without)
                .query((row, number) -> new OpenOrders(
                        row.getInt("open"),
                        row.getInt("recent"),
                        row.getBigDecimal("to_buy"),
                        row.getBigDecimal("to_sell")))
                .single();
    }

    private BigDecimal heldBy(@Nullable UUID orderId, String currency) {
        if (orderId == null) {
            return BigDecimal.ZERO;
        }
        return jdbc.sql("select hold_amount from orders where order_id = ? and hold_currency = ?")
                .params(orderId, currency)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    private static Holding find(List<Holding> holdings, String currency) {
        return holdings.stream()
                .filter(holding -> holding.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> Holding.none(currency));
    }
}
