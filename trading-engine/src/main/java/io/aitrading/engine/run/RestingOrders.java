package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.OrderView;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrdersUnreachableException;
import io.aitrading.engine.order.PatientOrders;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.strategy.OrderIntent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Learns what became of orders that rest in the venue's book. A fill is told right before the public trade that it was, never
 * earlier and never later, so that a strategy hears of it at a place in the stream of trades and not at a time of day. News that
 * comes early waits; where a trade looks like one of ours and no news has come, the venue itself is asked.
 */
final class RestingOrders {
    private static final Duration RETRY = Duration.ofMillis(250);
    /** Questions to the venue in one minute of event time; beyond it a fill is told when the news of it comes. */
    private static final int MOST_QUESTIONS = 60;

    private static final long MINUTE_MILLIS = 60_000;

    private final OrderGateway gateway;
    private final OrderDesk desk;
    private final Changes changes;
    private final PatientOrders.Pause pause;
    private final Set<String> lookedAt = new HashSet<>();
    /** Orders with fills of trades that have not been processed yet. */
    private final Map<String, OrderView> early = new HashMap<>();

    private long sequence;
    private long minute;
    private int questions;

    RestingOrders(OrderGateway gateway, OrderDesk desk, Changes changes, PatientOrders.Pause pause) {
        this.gateway = gateway;
        this.desk = desk;
        this.changes = changes;
        this.pause = pause;
    }

    void restore(long storedSequence) {
        sequence = storedSequence;
        lookedAt.clear();
        early.clear();
    }

    long sequence() {
        return sequence;
    }

    void refresh(Collection<StrategyCell> cells, MarketTrade trade) throws InterruptedException {
        if (cells.stream().allMatch(cell -> cell.context().resting().isEmpty())) {
            lookedAt.clear();
            early.clear();
            return;
        }
        OrderGateway.Updates updates = answered(() -> gateway.updates(sequence));
        sequence = updates.sequence();
        Set<String> changed = new HashSet<>();
        updates.orderIds().forEach(id -> changed.add(id.toString()));
        for (StrategyCell cell : cells) {
            for (RestingOrder order : List.copyOf(cell.context().resting().values())) {
                refresh(cell, order, trade, changed);
            }
        }
    }

    private void refresh(StrategyCell cell, RestingOrder order, MarketTrade trade, Set<String> changed)
            throws InterruptedException {
        UUID id = UUID.fromString(order.reference());
        OrderView view = early.get(order.reference());
        // Its first change may lie before the sequence that we had: looked at once in any case.
        if (lookedAt.add(order.reference()) || changed.contains(order.reference())) {
            view = answered(() -> gateway.get(id));
        }
        if (!tells(view, trade) && mayBe(order, cell, trade) && mayAsk(trade)) {
            view = answered(() -> gateway.getFromVenue(id));
        }
        if (view == null) {
            return;
        }
        cell.context().at(trade.time().toEpochMilli());
        try {
            boolean more = Fills.apply(cell, order, view, trade.tradeId(), trade.time(), changes);
            if (more) {
                early.put(order.reference(), view);
            } else {
                early.remove(order.reference());
            }
            if (!more && view.status().isTerminal()) {
                cell.context().resting().remove(order.number());
                changes.moved();
            }
        } catch (StrategyFailure failure) {
            desk.failed(cell, trade, failure);
        }
    }

    private static boolean tells(@Nullable OrderView view, MarketTrade trade) {
        return view != null && view.fills().stream().anyMatch(fill -> Fills.tradeId(fill) == trade.tradeId());
    }

    /** Whether this public trade may have been a fill of the order: by price, by who took, and by size. */
    private static boolean mayBe(RestingOrder order, StrategyCell cell, MarketTrade trade) {
        if (cell.symbol().lots(trade.quantity().value()) > order.leavesLots()) {
            return false;
        }
        OrderIntent intent = order.intent();
        boolean buys = intent.side() == Side.BUY;
        long ticks = cell.symbol().ticks(trade.price().value());
        return switch (intent.kind()) {
            case LIMIT -> ticks == intent.limitTicks() && trade.buyerIsMaker() == buys;
            case STOP ->
                trade.buyerIsMaker() != buys && (buys ? ticks >= intent.stopTicks() : ticks <= intent.stopTicks());
            case MARKET -> false;
        };
    }

    private boolean mayAsk(MarketTrade trade) {
        long now = Math.floorDiv(trade.time().toEpochMilli(), MINUTE_MILLIS);
        questions = now == minute ? questions + 1 : 1;
        minute = now;
        return questions <= MOST_QUESTIONS;
    }

    private <T> T answered(Supplier<T> question) throws InterruptedException {
        while (true) {
            try {
                return question.get();
            } catch (OrdersUnreachableException e) {
                pause.sleep(RETRY);
            }
        }
    }
}
