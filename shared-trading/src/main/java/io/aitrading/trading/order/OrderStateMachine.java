package io.aitrading.trading.order;

import static io.aitrading.domain.OrderStatus.ACCEPTED;
import static io.aitrading.domain.OrderStatus.CANCELED;
import static io.aitrading.domain.OrderStatus.EXPIRED;
import static io.aitrading.domain.OrderStatus.FILLED;
import static io.aitrading.domain.OrderStatus.PARTIALLY_FILLED;
import static io.aitrading.domain.OrderStatus.PENDING;
import static io.aitrading.domain.OrderStatus.PENDING_CANCEL;
import static io.aitrading.domain.OrderStatus.REJECTED;
import static io.aitrading.domain.OrderStatus.UNKNOWN;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Quantity;
import io.aitrading.trading.order.OrderSignal.Accepted;
import io.aitrading.trading.order.OrderSignal.AnswerLost;
import io.aitrading.trading.order.OrderSignal.CancelRefused;
import io.aitrading.trading.order.OrderSignal.CancelRequested;
import io.aitrading.trading.order.OrderSignal.Canceled;
import io.aitrading.trading.order.OrderSignal.Expired;
import io.aitrading.trading.order.OrderSignal.Filled;
import io.aitrading.trading.order.OrderSignal.NeverReachedVenue;
import io.aitrading.trading.order.OrderSignal.Refused;
import io.aitrading.trading.order.OrderStep.Illegal;
import io.aitrading.trading.order.OrderStep.Moved;
import io.aitrading.trading.order.OrderStep.Unchanged;

/**
 * The only place that says how an order may move. Two laws hold whatever comes: no step leads out of a terminal status, and the
 * reports of one truthful venue lead to the same end in whatever order, and however often, they arrive.
 *
 * <p>Booked fills alone make an order PARTIALLY_FILLED or FILLED, so that its filled quantity is always the sum of its fills;
 * a report that runs ahead of them raises {@link OrderProgress#missing()} instead. A fill that comes after a cancel is money
 * that moved: it is booked, and the status stays.
 */
public final class OrderStateMachine {

    private OrderStateMachine() {}

    public static OrderStep apply(OrderProgress order, OrderSignal signal) {
        return switch (signal) {
            case Accepted accepted -> reported(order, accepted.executed(), OrderStateMachine::accept);
            case CancelRefused refused -> reported(order, refused.executed(), OrderStateMachine::liveOn);
            case Canceled canceled -> reported(order, canceled.executed(), progress -> end(progress, CANCELED));
            case Expired expired -> reported(order, expired.executed(), progress -> end(progress, EXPIRED));
            case Filled filled -> fill(order, filled.quantity());
            case Refused _ -> refuse(order);
            case CancelRequested _ -> requestCancel(order);
            case AnswerLost _ -> order.status() == PENDING ? new Moved(order.with(UNKNOWN)) : new Unchanged(order);
            case NeverReachedVenue _ -> neverReached(order);
        };
    }

    private interface Rule {
        OrderStep apply(OrderProgress progress);
    }

    /** Notes how much the venue says is executed, then applies the rule; a jump beyond the order's size is refused. */
    private static OrderStep reported(OrderProgress order, Quantity executed, Rule rule) {
        if (executed.compareTo(order.ordered()) > 0) {
            return new Illegal(order, "venue reports " + executed + " executed of " + order.ordered());
        }
        OrderProgress noted = order.reporting(executed);
        OrderStep step = rule.apply(noted);
        return switch (step) {
            case Unchanged _
            when !noted.equals(order) ->
                order.status() == REJECTED
                        ? new Illegal(order, "execution reported for an order that was REJECTED")
                        : new Moved(noted);
            case Illegal illegal -> new Illegal(order, illegal.reason());
            case Unchanged _, Moved _ -> step;
        };
    }

    private static OrderStep accept(OrderProgress order) {
        return switch (order.status()) {
            case PENDING, UNKNOWN -> new Moved(order.with(ACCEPTED));
            case ACCEPTED, PARTIALLY_FILLED, PENDING_CANCEL, FILLED, CANCELED, EXPIRED -> new Unchanged(order);
            case REJECTED -> new Illegal(order, "accepted by the venue after it was REJECTED");
        };
    }

    private static OrderStep liveOn(OrderProgress order) {
        return order.status() == PENDING_CANCEL ? new Moved(order.with(working(order))) : accept(order);
    }

    private static OrderStep end(OrderProgress order, OrderStatus end) {
        if (order.status() == end) {
            return new Unchanged(order);
        }
        return order.status().isTerminal() ? outOfTerminal(order, end.name()) : new Moved(order.with(end));
    }

    private static OrderStep fill(OrderProgress order, Quantity quantity) {
        if (quantity.isZero()) {
            return new Illegal(order, "a fill of nothing");
        }
        if (order.status() == REJECTED) {
            return new Illegal(order, "filled after it was REJECTED");
        }
        if (order.filled().plus(quantity).compareTo(order.ordered()) > 0) {
            return new Illegal(
                    order, "fill of " + quantity + " on " + order.filled() + " exceeds the ordered " + order.ordered());
        }
        OrderProgress more = order.filledBy(quantity);
        return switch (order.status()) {
            case CANCELED, EXPIRED -> new Moved(more);
            case PENDING, ACCEPTED, PARTIALLY_FILLED, UNKNOWN -> new Moved(more.with(working(more)));
            case PENDING_CANCEL -> new Moved(isWhole(more) ? more.with(FILLED) : more);
            case FILLED, REJECTED -> throw new IllegalStateException("excluded above");
        };
    }

    private static OrderStep refuse(OrderProgress order) {
        return switch (order.status()) {
            case PENDING, UNKNOWN -> new Moved(order.with(REJECTED));
            case REJECTED -> new Unchanged(order);
            case ACCEPTED, PARTIALLY_FILLED, PENDING_CANCEL -> new Illegal(order, "refused after it was accepted");
            case FILLED, CANCELED, EXPIRED -> outOfTerminal(order, REJECTED.name());
        };
    }

    private static OrderStep requestCancel(OrderProgress order) {
        return switch (order.status()) {
            case ACCEPTED, PARTIALLY_FILLED -> new Moved(order.with(PENDING_CANCEL));
            // The wish is remembered by who asked, and sent once the venue is known to hold the order.
            case PENDING, UNKNOWN, PENDING_CANCEL -> new Unchanged(order);
            case FILLED, CANCELED, REJECTED, EXPIRED -> outOfTerminal(order, PENDING_CANCEL.name());
        };
    }

    private static OrderStep neverReached(OrderProgress order) {
        return switch (order.status()) {
            case UNKNOWN -> new Moved(order.with(REJECTED));
            case REJECTED -> new Unchanged(order);
            case PENDING, ACCEPTED, PARTIALLY_FILLED, PENDING_CANCEL ->
                new Illegal(order, "only an UNKNOWN order can turn out never to have reached the venue");
            case FILLED, CANCELED, EXPIRED -> outOfTerminal(order, REJECTED.name());
        };
    }

    private static OrderStatus working(OrderProgress order) {
        if (order.filled().isZero()) {
            return ACCEPTED;
        }
        return isWhole(order) ? FILLED : PARTIALLY_FILLED;
    }

    private static boolean isWhole(OrderProgress order) {
        return order.filled().equals(order.ordered());
    }

    private static OrderStep outOfTerminal(OrderProgress order, String wanted) {
        return new Illegal(order, "no step from " + order.status() + " to " + wanted);
    }
}
