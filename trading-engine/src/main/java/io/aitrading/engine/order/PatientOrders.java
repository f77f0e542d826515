package io.aitrading.engine.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places an order and comes back with a definite outcome, however long that takes: no answer is asked after by client order id,
 * an unknown state is waited out, and the only thing ever sent twice is the same order under the same key.
 */
public final class PatientOrders {
    private static final Logger log = LoggerFactory.getLogger(PatientOrders.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int SETTLED_SOON = 200;

    private final OrderGateway gateway;
    private final IntentJournal journal;
    private final Pause pause;
    private final int tries;

    /** Waiting, so that tests need not. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** @param tries how often an order is offered to a service that lives and cannot decide */
    public PatientOrders(OrderGateway gateway, IntentJournal journal, Pause pause, int tries) {
        this.gateway = gateway;
        this.journal = journal;
        this.pause = pause;
        this.tries = tries;
    }

    /**
     * Places the order once.
     *
     * @param objection asked before each sending but never about an order that exists already: why it must not be sent now
     */
    public OrderOutcome place(PlaceOrderRequest request, long tradeId, Supplier<Optional<Objection>> objection)
            throws InterruptedException {
        String key = String.valueOf(request.clientOrderId());
        if (journal.knows(key)) {
            Optional<OrderView> existing = answered(() -> gateway.find(request.accountId(), key));
            if (existing.isPresent()) {
                return settled(existing.get());
            }
        }
        Optional<Objection> before = objection.get();
        if (before.isPresent()) {
            return new OrderOutcome.NotSent(before.get());
        }
        journal.write(request, tradeId);
        for (int attempt = 1; ; attempt++) {
            switch (gateway.place(request)) {
                case Placement.Taken taken -> {
                    return settled(taken.order());
                }
                case Placement.Refused refused -> {
                    return new OrderOutcome.Refused(refused.code(), refused.detail(), refused.facts());
                }
                case Placement.NotNow notNow -> {
                    if (attempt >= tries) {
                        return new OrderOutcome.Refused(
                                notNow.code(),
                                notNow.detail(),
                                Map.of("attempts", Integer.toString(attempt), "maxAttempts", Integer.toString(tries)));
                    }
                    pause.sleep(wait(attempt));
                }
                case Placement.Silence silence -> {
                    log.warn("order {} got no answer ({}), asking for it", key, silence.cause());
                    pause.sleep(wait(attempt));
                    Optional<OrderView> existing = answered(() -> gateway.find(request.accountId(), key));
                    if (existing.isPresent()) {
                        return settled(existing.get());
                    }
                }
            }
            Optional<Objection> still = objection.get();
            if (still.isPresent()) {
                return new OrderOutcome.NotSent(still.get());
            }
        }
    }

    /** Waits until the venue's answer is known; a market order until it is finished, unless that takes very long. */
    private OrderOutcome settled(OrderView first) throws InterruptedException {
        OrderView order = first;
        for (int look = 1; !isSettled(order, look); look++) {
            pause.sleep(look < 10 ? Duration.ofMillis(10L * look) : wait(look / 10));
            UUID orderId = order.orderId();
            order = answered(() -> gateway.get(orderId));
        }
        if (order.status() == OrderStatus.REJECTED) {
            String reason = Optional.ofNullable(order.reason()).orElse("REJECTED");
            return new OrderOutcome.Refused(code(reason), reason, Map.of());
        }
        return new OrderOutcome.Placed(order);
    }

    /** {@code CODE: text} is how reasons are written; anything else is its own code. */
    private static String code(String reason) {
        int colon = reason.indexOf(':');
        return colon > 0 ? reason.substring(0, colon) : reason;
    }

    private static boolean isSettled(OrderView order, int look) {
        return switch (order.status()) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case PENDING, UNKNOWN, PENDING_CANCEL -> false;
            case ACCEPTED, PARTIALLY_FILLED -> order.type() != OrderType.MARKET || look > SETTLED_SOON;
        };
    }

    private <T> T answered(Supplier<T> question) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (OrdersUnreachableException e) {
                if (attempt == 1) {
                    log.warn("order-management does not answer, asking on: {}", e.getMessage());
                }
                pause.sleep(wait(attempt));
            }
        }
    }

    private static Duration wait(int attempt) {
        Duration wait = Duration.ofMillis(100L << Math.min(attempt - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
