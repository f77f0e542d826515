package io.aitrading.paper.engine;

import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.Recording;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.Reservation;
import io.aitrading.paper.order.VenueOrder;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds the venue from what is stored. Every start is a recovery; an empty database is the simplest case. */
final class Recovery {
    private final JdbcClient jdbc;
    private final Recording recording;
    private final MarketData marketData;
    private final InstantSource clock;
    private final ReplayMode firstMode;
    private final long firstSpeedPerMille;

    Recovery(
            JdbcClient jdbc,
            Recording recording,
            MarketData marketData,
            InstantSource clock,
            ReplayMode firstMode,
            long firstSpeedPerMille) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.marketData = marketData;
        this.clock = clock;
        this.firstMode = firstMode;
        this.firstSpeedPerMille = firstSpeedPerMille;
    }

    Venue recover() {
        VenueBooks books = new VenueBooks();
        Counters counters = new Counters();
        Replay replay = new Replay(recording, clock, firstMode, firstSpeedPerMille);
        Optional<ReplayState> stored =
                jdbc.sql("SELECT * FROM replay_state").query(StoredRows::replay).optional();
        stored.ifPresent(counters::restore);
        stored.ifPresent(replay::restore);
        Recorder recorder = new Recorder(counters, replay::now);
        Settlement settlement = new Settlement(books, recorder);
        ReplayedMarket market = new ReplayedMarket(recording, settlement);
        restoreAccounts(books);
        restoreMarketData(replay, stored.isPresent() && stored.get().anchor() == null);
        if (stored.isPresent()) {
            restoreOrders(books, counters, market, replay);
        }
        VenueCore core = new VenueCore(books, counters, recorder, settlement, market, replay);
        requireLockedIsReserved(books);
        marketData.publish(core.book());
        return new Venue(core, recorder, replay, market, stored.isEmpty());
    }

    private void restoreAccounts(VenueBooks books) {
        jdbc.sql("SELECT number, account_id FROM account ORDER BY number")
                .query((row, number) -> new Account(row.getLong("number"), row.getObject("account_id", UUID.class)))
                .list()
                .forEach(books::add);
        jdbc.sql("SELECT * FROM balance").query(StoredRows::balance).list().forEach(row -> books.account(row.account())
                .balance(row.asset())
                .restore(row.freeUnits(), row.lockedUnits()));
    }

    private void restoreOrders(VenueBooks books, Counters counters, ReplayedMarket market, Replay replay) {
        for (OrderListView list : jdbc.sql("SELECT * FROM order_list WHERE executing")
                .query(StoredRows::list)
                .list()) {
            books.opened(list);
        }
        market.resume(replay.position(), lastTicks());
        Optional<ModelledDepth> depth = jdbc.sql("SELECT bids, asks FROM modelled_quotes")
                .query(StoredRows::modelledDepth)
                .optional();
        depth.ifPresent(market::resumeQuotes);
        List<OrderView> open = jdbc.sql(
                        "SELECT * FROM venue_order WHERE state IN ('PENDING_NEW', 'NEW', 'PARTIALLY_FILLED')")
                .query(StoredRows::order)
                .list();
        Map<Long, Reservation> shared = new HashMap<>();
        open.stream()
                .sorted(Comparator.<OrderView>comparingLong(
                                order -> order.place().rank())
                        .thenComparingLong(OrderView::orderId))
                .forEach(order -> {
                    restoreOrder(books, market, shared, order);
                    counters.queueRank =
                            Math.max(counters.queueRank, order.place().rank());
                });
        if (depth.isEmpty()) {
            market.quote();
        }
    }

    private long lastTicks() {
        return jdbc.sql("SELECT price_ticks FROM public_trade ORDER BY trade_id DESC LIMIT 1")
                .query(Long.class)
                .single();
    }

    private static void restoreOrder(
            VenueBooks books, ReplayedMarket market, Map<Long, Reservation> shared, OrderView view) {
        Reservation reservation = new Reservation(Fees.paysWith(view.side()), 0);
        // Orders of a list share their funds; one that waits for another has none yet.
        if (view.listId() != -1 && !view.isPending()) {
            reservation = shared.computeIfAbsent(view.listId(), id -> new Reservation(Fees.paysWith(view.side()), 0));
        }
        VenueOrder order = new VenueOrder(view, reservation);
        reservation.change(Math.max(0, order.requiredUnits() - reservation.units()));
        books.opened(books.account(view.account()), order);
        if (view.isWorking()) {
            market.resumeResting(view);
        } else if (!view.isPending()) {
            books.stops().add(order);
        }
    }

    private void restoreMarketData(Replay replay, boolean anchorUnknown) {
        if (anchorUnknown) {
            jdbc.sql(
                            """
                            SELECT min(traded_at) AS since, count(*) FILTER (WHERE recorded) AS trades
                            FROM public_trade WHERE trade_id >= :first HAVING count(*) > 0""")
                    .param("first", replay.regimeFirstTradeId())
                    .query((row, number) -> {
                        replay.anchorBefore(row.getLong("since"), row.getLong("trades"));
                        return true;
                    })
                    .list();
        }
        marketData.candles().followClock(replay.mode() != ReplayMode.STEPPED);
        ReplayAnchor anchor = replay.anchor();
        marketData.anchor(anchor.timeMillis(), anchor.offsetMillis(), anchor.speedPerMille());
        marketData.restore(jdbc.sql("SELECT * FROM public_trade ORDER BY trade_id DESC LIMIT :limit")
                .param("limit", MarketData.RECENT_TRADES)
                .query(StoredRows::trade)
                .list()
                .reversed());
    }

    /** Money locked without an order, or an order without its money, would mean that something acknowledged was lost. */
    private static void requireLockedIsReserved(VenueBooks books) {
        for (Account account : books.accounts()) {
            Map<String, Long> reserved = new HashMap<>();
            Set<Reservation> seen = new HashSet<>();
            account.openOrders().forEach(order -> {
                if (seen.add(order.reservation())) {
                    reserved.merge(
                            order.reservation().asset(), order.reservation().units(), Math::addExact);
                }
            });
            for (Balance balance : account.balances()) {
                long expected = reserved.getOrDefault(balance.asset(), 0L);
                if (balance.locked() != expected) {
                    throw new IllegalStateException("account " + account.number() + " has " + balance.locked() + " "
                            + balance.asset() + " locked, its open orders need " + expected);
                }
            }
        }
    }
}
