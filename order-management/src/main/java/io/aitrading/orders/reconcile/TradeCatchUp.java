package io.aitrading.orders.reconcile;

import io.aitrading.orders.order.OrderLedger.CancelWish;
import io.aitrading.orders.order.OrderLedger.Change;
import io.aitrading.orders.order.OrderStore;
import io.aitrading.orders.order.ReportDesk;
import io.aitrading.orders.order.StoredOrder;
import io.aitrading.orders.venue.Venues;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.TradeReport;
import io.aitrading.venue.TradingVenue;
import io.aitrading.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an account's executions from where it left off, so that no fill is missed whatever the stream has lost. */
@Component
class TradeCatchUp {

    private static final int PAGE = 1000;
    private static final int MAX_PAGES = 100;

    private final Venues venues;
    private final OrderStore orders;
    private final ReportDesk reports;
    private final Differences differences;
    private final JdbcClient jdbc;

    TradeCatchUp(Venues venues, OrderStore orders, ReportDesk reports, Differences differences, JdbcClient jdbc) {
        this.venues = venues;
        this.orders = orders;
        this.reports = reports;
        this.differences = differences;
        this.jdbc = jdbc;
    }

    /** Books what is new; gives how many executions the venue told of since the last time. */
    int run(String venueName, UUID accountId, String symbol) {
        TradingVenue venue = venues.trading(venueName, accountId);
        int seen = 0;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<TradeReport> trades = venue.tradesFrom(symbol, cursor(accountId, symbol), PAGE);
            for (TradeReport trade : trades) {
                book(venue, accountId, trade);
            }
            if (!trades.isEmpty()) {
                moveCursor(accountId, symbol, trades.getLast().tradeId() + 1);
            }
            seen += trades.size();
            if (trades.size() < PAGE) {
                return seen;
            }
        }
        throw new VenueUnavailableException(
                "more than " + MAX_PAGES * PAGE + " trades to catch up", Duration.ofSeconds(1));
    }

    private void book(TradingVenue venue, UUID accountId, TradeReport trade) {
        Optional<StoredOrder> known = orders.findByVenueOrderId(accountId, trade.symbol(), trade.venueOrderId());
        if (known.isPresent()) {
            reports.change(
                    known.get(),
                    new Change(List.of(), List.of(trade), trade.venueOrderId(), null, null, CancelWish.AS_IT_IS));
            return;
        }
        OrderReport report = venue.queryByVenueId(trade.symbol(), trade.venueOrderId())
                .orElseThrow(() -> new VenueUnavailableException(
                        "the venue tells a trade of order " + trade.venueOrderId() + " and does not know that order",
                        Duration.ofSeconds(1)));
        ReportDesk.Recorded recorded = reports.record(accountId, report);
        if (recorded.adopted()) {
            differences.externalOrder(recorded.order());
        }
    }

    private long cursor(UUID accountId, String symbol) {
        return jdbc.sql("select next_trade_id from trade_cursors where account_id = ? and symbol = ?")
                .params(accountId, symbol)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void moveCursor(UUID accountId, String symbol, long nextTradeId) {
        jdbc.sql(
                        """
                        insert into trade_cursors (account_id, symbol, next_trade_id) values (?, ?, ?)
                        on conflict (account_id, symbol) do update
                            set next_trade_id = greatest(trade_cursors.next_trade_id, excluded.next_trade_id)""")
                .params(accountId, symbol, nextTradeId)
                .update();
    }
}
