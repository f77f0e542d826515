package io.aitrading.trading.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Quantity;

/**
 * How far an order has come.
 *
 * @param ordered what was asked for
 * @param filled sum of the fills that are booked
 * @param reported the most that the venue has ever said is executed; above {@code filled} while fills are still on their way
 */
public record OrderProgress(OrderStatus status, Quantity ordered, Quantity filled, Quantity reported) {

    public OrderProgress {
        if (filled.compareTo(ordered) > 0 || reported.compareTo(ordered) > 0) {
            throw new IllegalArgumentException(
                    "more executed than ordered: " + filled + "/" + reported + " of " + ordered);
        }
    }

    /** An order that is committed here and not yet known to the venue. */
    public static OrderProgress pending(Quantity ordered) {
        return new OrderProgress(OrderStatus.PENDING, ordered, Quantity.ZERO, Quantity.ZERO);
    }

    /** Executed at the venue but not booked here: these fills must be fetched. */
    public Quantity missing() {
        return reported.compareTo(filled) > 0 ? reported.minus(filled) : Quantity.ZERO;
    }

    /** What may still have to be paid for: a reservation must cover exactly this. */
    public Quantity outstanding() {
        return status.isTerminal() ? missing() : ordered.minus(filled);
    }

    OrderProgress with(OrderStatus next) {
        return new OrderProgress(next, ordered, filled, reported);
    }

    OrderProgress reporting(Quantity executed) {
        return executed.compareTo(reported) > 0 ? new OrderProgress(status, ordered, filled, executed) : this;
    }

    OrderProgress filledBy(Quantity quantity) {
        Quantity sum = filled.plus(quantity);
        return new OrderProgress(status, ordered, sum, sum.compareTo(reported) > 0 ? sum : reported);
    }
}
