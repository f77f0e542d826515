package io.aitrading.orders.order;

import io.aitrading.data.Outbox;
import io.aitrading.domain.Decimals;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.domain.event.OrderEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.trading.order.OrderProgress;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.trading.order.OrderStateMachine;
import io.aitrading.trading.order.OrderStep;
import io.aitrading.venue.TradeReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one place where an order moves: signals and fills go in, and order row, holds, balances, fills and events change together.
 * Whoever calls holds the account's lock in an open transaction.
 */
@Component
public class OrderLedger {

    private static final Logger log = LoggerFactory.getLogger(OrderLedger.class);

    private final OrderStore orders;
    private final FillStore fills;
    private final OrderEventStore events;
    private final AccountStore accounts;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;
    private final MeterRegistry meters;

    OrderLedger(
            OrderStore orders,
            FillStore fills,
            OrderEventStore events,
            AccountStore accounts,
            Outbox outbox,
            Ids ids,
            InstantSource clock,
            MeterRegistry meters) {
        this.orders = orders;
        this.fills = fills;
        this.events = events;
        this.accounts = accounts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whether somebody wants the order cancelled. */
    public enum CancelWish {
        AS_IT_IS,
        WANTED,
        WITHDRAWN
    }

    /**
     * What is to happen to an order.
     *
     * @param trades executions, booked or not
     * @param venueOrderId the venue's id, once known
     * @param reason replaces the order's reason when there is one
     * @param refusal set when the order ends refused
     */
    public record Change(
            List<OrderSignal> signals,
            List<TradeReport> trades,
            @Nullable String venueOrderId,
            @Nullable String reason,
            StoredOrder.@Nullable Refusal refusal,
            CancelWish cancelWish) {

        public static Change of(OrderSignal signal) {
            return new Change(List.of(signal), List.of(), null, null, null, CancelWish.AS_IT_IS);
        }

        public Change because(String why) {
            return new Change(signals, trades, venueOrderId, why, refusal, cancelWish);
        }

        public Change refusedWith(String code) {
            return new Change(signals, trades, venueOrderId, reason, new StoredOrder.Refusal(code, null), cancelWish);
        }

        public Change withdrawingCancel() {
            return new Change(signals, trades, venueOrderId, reason, refusal, CancelWish.WITHDRAWN);
        }
    }

    /** Writes a new order with its first event, and sets aside what it holds. */
    public void open(StoredOrder order) {
        orders.insert(order);
        if (order.held().signum() != 0) {
            accounts.change(order.terms().accountId(), order.reservation().currency(), BigDecimal.ZERO, order.held());
        }
        tell(order);
    }

    /** Whether a change would move an order at all. Needs no lock: what is no news now never becomes news. */
    boolean isNews(StoredOrder order, Change change) {
        return !after(order, change).order().equals(order);
    }

    /** Applies a change to the order as it is in the database now; gives the order as it is after it. */
    public StoredOrder apply(StoredOrder order, Change change) {
        Step step = after(order, change);
        return step.order().equals(order) ? order : store(order, step.order(), step.booked());
    }

    /**
     * Where a change leads.
     *
     * @param booked its executions that were not known
     */
    private record Step(StoredOrder order, List<TradeReport> booked) {}

    private Step after(StoredOrder order, Change change) {
        OrderProgress progress = order.progress();
        List<TradeReport> booked = new ArrayList<>();
        BigDecimal filledQuote = order.filledQuote();
        for (TradeReport trade : change.trades()) {
            if (isNew(order, trade, booked)) {
                OrderStep step = judged(order, progress, new OrderSignal.Filled(trade.quantity()));
                if (step instanceof OrderStep.Moved) {
                    progress = step.progress();
                    filledQuote = filledQuote.add(notional(trade));
                    booked.add(trade);
                }
            }
        }
        for (OrderSignal signal : change.signals()) {
            progress = judged(order, progress, signal).progress();
        }
        return new Step(next(order, change, progress, filledQuote), booked);
    }

    private boolean isNew(StoredOrder order, TradeReport trade, List<TradeReport> booked) {
        StoredOrder.Terms terms = order.terms();
        return booked.stream().noneMatch(other -> other.tradeId() == trade.tradeId())
                && !fills.isBooked(terms.accountId(), terms.venue(), terms.side(), trade);
    }

    private OrderStep judged(StoredOrder order, OrderProgress progress, OrderSignal signal) {
        OrderStep step = OrderStateMachine.apply(progress, signal);
        if (step instanceof OrderStep.Illegal illegal) {
            meters.counter("order_illegal_steps_total").increment();
            log.warn("order {}: {} refused: {}", order.orderId(), signal, illegal.reason());
        }
        return step;
    }

    private static StoredOrder next(StoredOrder order, Change change, OrderProgress progress, BigDecimal filledQuote) {
        boolean moved = progress.status() != order.status();
        return new StoredOrder(
                order.terms(),
                progress,
                filledQuote,
                order.reservation(),
                order.held(),
                order.venueOrderId() == null ? change.venueOrderId() : order.venueOrderId(),
                moved && change.reason() != null ? change.reason() : order.reason(),
                moved && change.refusal() != null ? change.refusal() : order.refusal(),
                switch (change.cancelWish()) {
                    case AS_IT_IS -> order.cancelRequested();
                    case WANTED -> true;
                    case WITHDRAWN -> false;
                },
                order.sequence(),
                order.updatedAt());
    }

    private StoredOrder store(StoredOrder before, StoredOrder after, List<TradeReport> booked) {
        StoredOrder stamped = new StoredOrder(
                after.terms(),
                after.progress(),
                after.filledQuote(),
                after.reservation(),
                heldWithReplacement(after),
                after.venueOrderId(),
                after.reason(),
                after.refusal(),
                after.cancelRequested(),
                before.sequence() + 1,
                clock.instant());
        orders.update(stamped);
        Map<String, BigDecimal> owned = new TreeMap<>();
        for (TradeReport trade : booked) {
            book(stamped, trade, owned);
        }
        changeBalances(before, stamped, owned);
        if (stamped.status().isTerminal() && !before.status().isTerminal()) {
            raiseReplacement(stamped);
        }
        tell(stamped);
        return stamped;
    }

    /** While the order that it replaces still holds its part, a replacement holds only what it needs beyond that. */
    private BigDecimal heldWithReplacement(StoredOrder order) {
        UUID replaced = order.terms().replaces();
        BigDecimal needed = order.reservation().amountFor(order.progress().outstanding());
        if (replaced == null) {
            return needed;
        }
        return orders.find(replaced)
                .filter(old -> !old.status().isTerminal())
                .map(old -> needed.subtract(old.held()).max(BigDecimal.ZERO))
                .orElse(needed);
    }

    private void raiseReplacement(StoredOrder ended) {
        orders.findReplacementOf(ended.orderId())
                .filter(replacement -> !replacement.status().isTerminal())
                .ifPresent(replacement -> {
                    BigDecimal whole = replacement
                            .reservation()
                            .amountFor(replacement.progress().outstanding());
                    BigDecimal more = whole.subtract(replacement.held());
                    if (more.signum() != 0) {
                        orders.setHeld(replacement.orderId(), whole);
                        accounts.change(
                                replacement.terms().accountId(),
                                replacement.reservation().currency(),
                                BigDecimal.ZERO,
                                more);
                    }
                });
    }

    private void book(StoredOrder order, TradeReport trade, Map<String, BigDecimal> owned) {
        StoredOrder.Terms terms = order.terms();
        UUID fillId = ids.next();
        fills.insert(new StoredFill(
                fillId, terms.orderId(), terms.accountId(), terms.venue(), terms.side(), trade, order.sequence()));
        BigDecimal sign = BigDecimal.valueOf(terms.side().sign());
        owned.merge(terms.base(), trade.quantity().value().multiply(sign), BigDecimal::add);
        owned.merge(terms.quote(), notional(trade).multiply(sign).negate(), BigDecimal::add);
        owned.merge(trade.fee().currency(), trade.fee().amount().negate(), BigDecimal::add);
        outbox.append(
                Topic.ORDERS_FILLS,
                terms.accountId().toString(),
                new FillEvent(
                        fillId,
                        terms.orderId(),
                        terms.accountId(),
                        terms.userId(),
                        terms.strategyId(),
                        terms.venue(),
                        terms.symbol(),
                        terms.base(),
                        terms.quote(),
                        Long.toString(trade.tradeId()),
                        terms.side(),
                        trade.price(),
                        trade.quantity(),
                        trade.fee(),
                        trade.maker(),
                        trade.time()));
    }

    private void changeBalances(StoredOrder before, StoredOrder after, Map<String, BigDecimal> owned) {
        BigDecimal held = after.held().subtract(before.held());
        String holdCurrency = after.reservation().currency();
        owned.putIfAbsent(holdCurrency, BigDecimal.ZERO);
        owned.forEach((currency, total) -> {
            BigDecimal heldChange = currency.equals(holdCurrency) ? held : BigDecimal.ZERO;
            if (total.signum() != 0 || heldChange.signum() != 0) {
                accounts.change(after.terms().accountId(), currency, total, heldChange);
            }
        });
    }

    private void tell(StoredOrder order) {
        OrderEvent event = OrderViews.event(order);
        events.append(event);
        outbox.append(Topic.ORDERS_EVENTS, order.terms().accountId().toString(), event);
    }

    private static BigDecimal notional(TradeReport trade) {
        return Decimals.rounded(trade.price().value().multiply(trade.quantity().value()), RoundingMode.DOWN);
    }
}
